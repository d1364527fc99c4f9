package io.sluice.sample.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * An amount of money.
 *
 * @param amount how much, with two decimals; a string in JSON, so that nobody rounds it
 * @param currency ISO 4217 code
 */
public record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

	public Money {
		amount = amount.setScale(2, RoundingMode.HALF_UP);
	}

	/**
	 * An amount in euros.
	 * @param cents how many cents
	 * @return the amount
	 */
	public static Money euros(long cents) {
		return new Money(BigDecimal.valueOf(cents, 2), "EUR");
	}

	/**
	 * The amount several times.
	 * @param count how many times
	 * @return the product
	 */
	public Money times(int count) {
		return new Money(this.amount.multiply(BigDecimal.valueOf(count)), this.currency);
	}

	/**
	 * The sum of two amounts of the same currency.
	 * @param other what to add
	 * @return the sum
	 */
	public Money plus(Money other) {
		if (!this.currency.equals(other.currency)) {
			throw new IllegalArgumentException(this.currency + " and " + other.currency);
		}
		return new Money(this.amount.add(other.amount), this.currency);
	}

}
