/** What is granted, what is not, and until when. */
package io.sluice.quota;
