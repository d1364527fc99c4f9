package io.sluice.sample.orders;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How an order is paid; {@code kind} tells which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(name = "card", value = Payment.Card.class),
		@JsonSubTypes.Type(name = "invoice", value = Payment.Invoice.class),
		@JsonSubTypes.Type(name = "gift_card", value = Payment.GiftCard.class) })
sealed interface Payment {

	record Card(String brand, String lastFour) implements Payment {

	}

	record Invoice(LocalDate dueOn) implements Payment {

	}

	record GiftCard(String codeHint) implements Payment {

	}

}
