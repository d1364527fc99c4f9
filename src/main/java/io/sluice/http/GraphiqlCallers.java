package io.sluice.http;

import java.util.List;

/**
 * Callers that people can choose between in GraphiQL's menu. There is no menu unless a
 * bean of this type is there, and the gateway itself has none: whoever opens the page
 * gets the tokens.
 */
@FunctionalInterface
public interface GraphiqlCallers {

	/**
	 * The callers in the menu.
	 * @return the callers; the first one is chosen when the page opens
	 */
	List<GraphiqlCaller> all();

}
