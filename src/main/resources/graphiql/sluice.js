'use strict';

(async () => {
  const element = React.createElement;
  const read = (name) => fetch('graphiql/' + name).then((answer) => answer.json());
  const [examples, callers] = await Promise.all([read('examples.json'), read('callers.json')]);
  const socket = new URL('graphql', location.href);
  socket.protocol = socket.protocol.replace('http', 'ws');

  const none = 'There is no documentation, and nothing to complete from. Queries are executed all the same.';

  const refusalIn = (answer) => (answer?.data ? undefined : answer?.errors?.[0]?.message);

  // What is typed below Headers is sent besides, and counts more.
  const fetcher = (headers, tellReason) => {
    const ask = GraphiQL.createFetcher({
      url: 'graphql',
      subscriptionUrl: socket.href,
      headers: {...headers, 'GraphQL-Cost': 'report'},
      wsConnectionParams: headers,
    });
    return async (request, options) => {
      const answer = await ask(request, options);
      if (request.operationName !== 'IntrospectionQuery') {
        return answer;
      }
      const reason = refusalIn(answer);
      tellReason(reason);
      // A text is shown where answers are.
      return reason ? reason + '\n' + none : answer;
    };
  };
  const choices = callers.length > 0 ? callers.map((caller) => caller.headers) : [{}];

  const shown = (selector) => document.querySelector(selector + ' .CodeMirror')?.CodeMirror;

  // An answer that is there is asked for again as the new caller, but nothing is changed or subscribed to.
  const askAgain = () => {
    const operations = shown('.graphiql-query-editor')?.documentAST?.definitions ?? [];
    const harmless = operations.every((one) => (one.operation ?? 'query') === 'query');
    if (harmless && shown('.result-window')?.getValue()) {
      document.querySelector('.graphiql-execute-button').click();
    }
  };

  const menu = (chosen, choose) =>
    element(
      'span',
      {className: 'sluice-callers', role: 'group', 'aria-label': 'Ask as'},
      callers.map((caller, index) =>
        element(
          'button',
          {key: index, type: 'button', 'aria-pressed': index === chosen, onClick: () => choose(index)},
          caller.name,
        ),
      ),
    );

  const Page = () => {
    const [chosen, choose] = React.useState(0);
    const [reason, tellReason] = React.useState();
    const ask = React.useMemo(() => fetcher(choices[chosen], tellReason), [chosen]);
    const opened = React.useRef(chosen);
    React.useEffect(() => {
      if (opened.current !== chosen) {
        opened.current = chosen;
        askAgain();
      }
    }, [chosen]);
    const name = element('span', {className: 'sluice-logo'}, 'Sluice');
    return element(
      GraphiQL,
      {
        fetcher: ask,
        defaultTabs: examples.length > 0 ? examples : undefined,
        shouldPersistHeaders: false,
      },
      element(
        GraphiQL.Logo,
        null,
        reason ? element('span', {className: 'sluice-reason', role: 'status'}, 'No documentation: ' + reason) : null,
        callers.length > 0 ? menu(chosen, choose) : null,
        name,
      ),
    );
  };

  ReactDOM.createRoot(document.getElementById('graphiql')).render(element(Page));
})();
