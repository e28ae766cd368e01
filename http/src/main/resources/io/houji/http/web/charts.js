// Charts by hand: bars and one chart over years. Each has its numbers as text or as a table beside it.
import { make, shortYuan } from '/web/figures.js';

const SVG = 'http://www.w3.org/2000/svg';

function shape(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Rows of {name, value, shown (an element), note}; lengths are relative to the largest. */
export function bars(rows, className) {
  const most = Math.max(...rows.map(row => row.value), 1);
  const list = make('ul', undefined, 'bars');
  for (const row of rows) {
    const line = list.appendChild(make('li'));
    const name = line.appendChild(make('span', row.name, 'name'));
    if (row.note) name.title = row.note;
    const bar = shape('svg', { viewBox: '0 0 100 18', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    bar.append(
      shape('rect', { x: 0, y: 2, width: 100, height: 14, class: 'track', opacity: 0.45 }),
      shape('rect', { x: 0, y: 2, width: Math.max(row.value / most * 100, row.value > 0 ? 0.4 : 0), height: 14, class: className }));
    line.append(bar);
    const value = line.appendChild(make('span', undefined, 'value'));
    value.append(row.shown, document.createTextNode(row.note ? ' · ' + row.note : ''));
  }
  return list;
}

function nice(span) {
  const power = 10 ** Math.floor(Math.log10(span));
  return [1, 2, 5, 10].map(step => step * power).find(step => span / step <= 5) || 10 * power;
}

/**
 * Calls and distributions of each year as bars, running totals as lines.
 * years: [{year, called, distributed, net, total (or null)}], yuan.
 */
export function yearly(language, years, labels) {
  const width = 600;
  const height = 380;
  const pad = { left: 116, right: 12, top: 12, bottom: 32 };
  const all = years.flatMap(y => [y.called * -1, y.distributed, y.net, y.total === null ? 0 : y.total, 0]);
  const step = nice(Math.max(Math.max(...all) - Math.min(...all), 1));
  const low = Math.floor(Math.min(...all) / step) * step;
  const high = Math.max(Math.ceil(Math.max(...all) / step) * step, low + step);
  const y = value => pad.top + (high - value) / (high - low) * (height - pad.top - pad.bottom);
  const slot = (width - pad.left - pad.right) / years.length;
  const x = i => pad.left + slot * (i + 0.5);
  const picture = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': labels.title });
  for (let value = low; value <= high + step / 2; value += step) {
    picture.append(
      shape('line', { x1: pad.left, x2: width - pad.right, y1: y(value), y2: y(value), class: Math.abs(value) < step / 2 ? 'zero' : 'axis' }),
      shape('text', { x: pad.left - 6, y: y(value) + 4, 'text-anchor': 'end' }, shortYuan(language, Math.round(value)).replace(/\.0+(?=[^0-9]|$)/, '')));
  }
  const bar = Math.min(slot * 0.36, 34);
  years.forEach((one, i) => {
    picture.append(
      shape('rect', { x: x(i) - bar, y: y(0), width: bar, height: y(-one.called) - y(0), class: 'second' }),
      shape('rect', { x: x(i), y: y(one.distributed), width: bar, height: y(0) - y(one.distributed), class: 'first' }),
      shape('text', { x: x(i), y: height - 8, 'text-anchor': 'middle' }, one.year));
  });
  const path = key => years.map((one, i) => one[key] === null ? '' : x(i) + ',' + y(one[key])).filter(Boolean).join(' ');
  picture.append(shape('polyline', { points: path('net'), class: 'line net' }), shape('polyline', { points: path('total'), class: 'line nav' }));
  const box = make('div', undefined, 'chart');
  const legend = box.appendChild(make('ul', undefined, 'legend'));
  for (const [className, text, line] of [['second', labels.calls], ['first', labels.distributions], ['line net', labels.net, true], ['line nav', labels.total, true]]) {
    const item = legend.appendChild(make('li'));
    const mark = shape('svg', { viewBox: '0 0 22 12', 'aria-hidden': 'true' });
    mark.append(line ? shape('line', { x1: 0, x2: 22, y1: 6, y2: 6, class: className }) : shape('rect', { width: 22, height: 12, class: className }));
    item.append(mark, document.createTextNode(text));
  }
  box.append(picture);
  return box;
}
