'use strict';

(async () => {
  const element = React.createElement;
  const read = (name) => fetch('graphiql/' + name).then((answer) => answer.json());
  const [examples, callers] = await Promise.all([read('examples.json'), read('callers.json')]);
  const socket = new URL('graphql', location.href);
  socket.protocol = socket.protocol.replace('http', 'ws');

  const none = 'There is no documentation, and nothing to complete from. Queries are executed all the same.';

  const refusalIn = (answer) => (answer?.data ? undefined : answer?.errors?.[0]?.message);

  // What was called for answers that may be shown still, by their texts.
  const reports = new Map();
  const MOST_REPORTS = 50;

  // Answers are shown without it: it is drawn below them.
  const withoutReport = (answer) => {
    if (!answer?.extensions?.calls) {
      reports.delete(JSON.stringify(answer, null, 2));
      return answer;
    }
    const {extensions, ...rest} = answer;
    const {calls, callsLeftOut, ...others} = extensions;
    const shownAnswer = Object.keys(others).length > 0 ? {...rest, extensions: others} : rest;
    const text = JSON.stringify(shownAnswer, null, 2);
    reports.delete(text);
    reports.set(text, {entries: calls, leftOut: callsLeftOut ?? 0});
    if (reports.size > MOST_REPORTS) {
      reports.delete(reports.keys().next().value);
    }
    return shownAnswer;
  };

  // Each event is an answer of its own. Whoever unsubscribes does not wait for the next one.
  const eachWithoutReport = (events, tellShown) => {
    const each = {
      [Symbol.asyncIterator]: () => each,
      next: async () => {
        const step = await events.next();
        if (step.done) {
          return step;
        }
        const value = withoutReport(step.value);
        tellShown();
        return {done: false, value};
      },
      return: () => events.return(),
    };
    return each;
  };

  // What is typed below Headers is sent besides, and counts more. A socket has no headers: what it says first counts as they do.
  const fetcher = (headers, tellReason, watchAnswers) => {
    const said = {...headers, 'GraphQL-Cost': 'report', 'GraphQL-Calls': 'report'};
    const ask = GraphiQL.createFetcher({
      url: 'graphql',
      subscriptionUrl: socket.href,
      enableIncrementalDelivery: false,
      headers: said,
      wsConnectionParams: said,
    });
    return async (request, options) => {
      const tellShown = watchAnswers();
      const told = await ask(request, options);
      if (told?.[Symbol.asyncIterator]) {
        return eachWithoutReport(told, tellShown);
      }
      const answer = withoutReport(told);
      if (request.operationName !== 'IntrospectionQuery') {
        tellShown();
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
    const [report, tellReport] = React.useState();
    const watched = React.useRef();
    // The report of the answer that is shown, whichever tab it is in, and also if it is the same as before.
    const watchAnswers = React.useCallback(() => {
      const editor = shown('.result-window');
      const tellShown = () => tellReport(reports.get(editor.getValue()));
      if (editor && editor !== watched.current) {
        watched.current = editor;
        editor.on('change', tellShown);
      }
      return editor ? tellShown : () => {};
    }, []);
    const ask = React.useMemo(() => fetcher(choices[chosen], tellReason, watchAnswers), [chosen]);
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
      report ? element(GraphiQL.Footer, null, element(SluiceCalls, report)) : null,
    );
  };

  ReactDOM.createRoot(document.getElementById('graphiql')).render(element(Page));
})();
