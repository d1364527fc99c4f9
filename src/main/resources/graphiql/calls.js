'use strict';

// What was asked of services and of the cache for an answer, as a waterfall.
window.SluiceCalls = (() => {
  const element = React.createElement;
  const MANY = 3;
  const milliseconds = (time) => (time < 10 ? time.toFixed(1) : Math.round(time)) + ' ms';
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
  const isCall = (entry) => 'shared' in entry;
  const isFound = (entry) => entry.cache === 'hit' || entry.cache === 'stale';
  const end = (entry) => entry.startedMs + (entry.durationMs ?? 0);

  const byField = (entries) => Map.groupBy(entries, (entry) => entry.coordinate);

  // Below a list, or by key, many calls could be one.
  const oneByOne = (entries) =>
    [...byField(entries.filter((entry) => isCall(entry) && !entry.batch && entry.cache !== 'never'))]
      .filter(([, calls]) => calls.length >= MANY && (calls[0].keys || calls[0].path.length > 1))
      .map(([field, calls]) => `${field} made ${calls.length} calls. If ${calls[0].service} can answer for several keys, a batch makes them one.`);

  const notKept = (entries) => {
    const fields = [...byField(entries.filter((entry) => entry.cache === 'none')).keys()];
    return fields.length > 0
      ? [`Nothing is kept of ${fields.join(', ')}. What may be a little old need not be asked for again: @cacheControl(maxAge:).`]
      : [];
  };

  const summary = (entries, leftOut) => {
    if (entries.length === 0) {
      return 'Nothing was called';
    }
    const calls = entries.filter(isCall).length + leftOut;
    const found = sum(entries.filter(isFound).map((entry) => entry.keys ?? 1));
    return (
      `${calls} ${calls === 1 ? 'call' : 'calls'}` +
      (found > 0 ? `, ${found} from the cache` : '') +
      `, ${milliseconds(Math.max(...entries.map(end)))}`
    );
  };

  const bar = (entry, whole) => {
    const percent = (time) => `${(100 * time) / whole}%`;
    const waited = Math.min(entry.waitedMs ?? 0, entry.durationMs ?? 0);
    const style = {
      marginInlineStart: percent(entry.startedMs),
      width: percent(entry.durationMs ?? whole - entry.startedMs),
      '--waited': entry.durationMs > 0 ? `${(100 * waited) / entry.durationMs}%` : '0%',
    };
    return element('span', {className: 'sluice-bar', style, 'aria-hidden': true});
  };

  const duration = (entry) => {
    const failed = isCall(entry) && entry.outcome && !['OK', 'NULL', 'NOT_MODIFIED'].includes(entry.outcome);
    const notes = [
      entry.durationMs === undefined ? 'still under way' : milliseconds(entry.durationMs),
      entry.waitedMs >= 0.1 ? `waited ${milliseconds(entry.waitedMs)}` : '',
      entry.shared ? 'joined another one' : '',
      entry.attempts ? `${entry.attempts} attempts` : '',
      failed || entry.outcome === 'NOT_MODIFIED' ? entry.outcome : '',
    ];
    return element('span', failed ? {className: 'sluice-failed'} : null, notes.filter((note) => note).join(', '));
  };

  const row = (entry, index, whole) =>
    element(
      'tr',
      {key: index, 'data-cache': entry.cache},
      element('th', {scope: 'row', title: entry.path.join('.')}, entry.coordinate),
      element('td', null, entry.service),
      element('td', null, element('code', {title: entry.template}, entry.template)),
      element('td', {className: 'sluice-number'}, entry.keys ?? ''),
      element('td', null, element('span', {className: 'sluice-cache'}, entry.cache)),
      element('td', {className: 'sluice-time'}, bar(entry, whole), duration(entry)),
    );

  const Table = ({entries}) => {
    const whole = Math.max(...entries.map(end), 0.01);
    const heading = ['Field', 'Service', 'Asked for', 'Keys', 'Cache', 'Time'];
    return element(
      'table',
      null,
      element('thead', null, element('tr', null, heading.map((name) => element('th', {key: name, scope: 'col'}, name)))),
      element('tbody', null, entries.map((entry, index) => row(entry, index, whole))),
    );
  };

  return ({entries, leftOut}) => {
    const hints = [
      ...oneByOne(entries),
      ...notKept(entries),
      ...(leftOut > 0 ? [`${leftOut} more calls are not shown.`] : []),
    ];
    return element(
      'details',
      {className: 'sluice-calls', open: true},
      element('summary', null, summary(entries, leftOut)),
      entries.length > 0 ? element(Table, {entries}) : null,
      hints.length > 0
        ? element('ul', {'aria-label': 'Hints'}, hints.map((hint) => element('li', {key: hint}, hint)))
        : null,
    );
  };
})();
