'use strict';

(async () => {
  const element = React.createElement;
  const read = (name) => fetch('graphiql/' + name).then((answer) => answer.json());
  const [examples, callers] = await Promise.all([read('examples.json'), read('callers.json')]);
  const socket = new URL('graphql', location.href);
  socket.protocol = socket.protocol.replace('http', 'ws');

  // What is typed below Headers is sent besides, and counts more.
  const fetcher = (headers) =>
    GraphiQL.createFetcher({
      url: 'graphql',
      subscriptionUrl: socket.href,
      headers,
      wsConnectionParams: headers,
    });
  const fetchers = callers.length > 0 ? callers.map((caller) => fetcher(caller.headers)) : [fetcher({})];

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
        fetcher: fetchers[chosen],
        defaultTabs: examples.length > 0 ? examples : undefined,
        shouldPersistHeaders: false,
      },
      element(GraphiQL.Logo, null, callers.length > 0 ? menu(chosen, choose) : null, name),
    );
  };

  ReactDOM.createRoot(document.getElementById('graphiql')).render(element(Page));
})();
