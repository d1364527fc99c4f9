'use strict';

(async () => {
  const element = React.createElement;
  const examples = await fetch('graphiql/examples.json').then((answer) => answer.json());
  const logo = element(GraphiQL.Logo, null, element('span', {className: 'sluice-logo'}, 'Sluice'));
  const socket = new URL('graphql', location.href);
  socket.protocol = socket.protocol.replace('http', 'ws');
  const page = element(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({url: 'graphql', subscriptionUrl: socket.href}),
      defaultTabs: examples.length > 0 ? examples : undefined,
      shouldPersistHeaders: false,
    },
    logo,
  );
  ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
})();
