package io.sluice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway. */
@SpringBootApplication
public class SluiceApplication {

	/**
	 * Starts the gateway on the folders below {@code sluice.home}.
	 * @param args the command line, as Spring Boot reads it
	 */
	public static void main(String[] args) {
		SpringApplication.run(SluiceApplication.class, args);
	}

}
