package io.sluice.http.socket;

import io.sluice.access.Grant;

import org.springframework.http.HttpHeaders;

/**
 * The client of a socket that may ask for operations.
 *
 * @param grant what it asks as
 * @param headers what each of its operations says; not to be changed
 */
record Client(Grant grant, HttpHeaders headers) {

}
