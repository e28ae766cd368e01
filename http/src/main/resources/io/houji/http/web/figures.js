// How figures look. Short forms are for reading; the exact value is in the tooltip.
import { say, words } from '/web/words.js';

const signs = { zh: 'zh-CN', en: 'en-GB' };

export function make(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

export function number(language, value, decimals) {
  return value.toLocaleString(signs[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

export function yuan(money) {
  return Number(money.amount);
}

/** Every digit as sent, with commas; nothing goes through a binary fraction. */
export function exact(language, money) {
  const [whole, cents] = money.amount.split('.');
  return say(language, 'exactYuan', whole.replace(/\B(?=(\d{3})+$)/g, ',') + '.' + cents);
}

const scales = {
  zh: [[1e8, '亿元', 2], [1e4, '万元', 2], [1, '元', 2]],
  en: [[1e9, ' bn', 3], [1e6, ' m', 2], [1, '', 2]]
};

export function shortYuan(language, value) {
  const scale = scales[language].find(([from]) => Math.abs(value) >= from) || scales[language][2];
  const text = number(language, value / scale[0], scale[2]) + scale[1];
  return language === 'en' ? 'CNY\u00a0' + text.replace(' ', '\u00a0') : text;
}

export function money(language, given, reasons, figure) {
  if (!given) return missing(language, reasons, figure);
  const element = make('span', shortYuan(language, yuan(given)));
  element.title = exact(language, given);
  return element;
}

export function ratio(language, given, reasons, figure, percent) {
  if (given === null || given === undefined) return missing(language, reasons, figure);
  const element = make('span', percent ? number(language, given * 100, 2) + '%' : number(language, given, 4));
  element.title = String(given);
  return element;
}

/** A figure without a value is a dash with its reason, never a zero. */
export function missing(language, reasons, figure) {
  const own = (reasons || []).filter(reason => reason.figure === figure || reason.figure.startsWith(figure + '/'));
  const text = own.map(reason => because(language, reason)).join('; ') || '?';
  const element = make('span', '—', 'missing');
  element.title = say(language, 'missing', text);
  element.tabIndex = 0;
  element.append(make('span', ' ' + element.title, 'hidden'));
  return element;
}

export function because(language, reason) {
  const known = words[language].codes[reason.code];
  return known ? known + ' (' + reason.detail + ')' : reason.detail;
}

export function irr(language, given, reasons) {
  if (!given.rates.length) return missing(language, reasons, '/irr');
  const element = make('span', given.rates.map(rate => number(language, rate * 100, 2) + '%').join(' / '));
  element.title = given.rates.join(' / ') + (given.status === 'MULTIPLE' ? ', ' + say(language, 'several') : '') + ', ' + given.convention;
  return element;
}
