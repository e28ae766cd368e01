// Shows the contract that the service serves. Text is set as text, never as markup.
'use strict';

const words = {
  en: { roles: 'Roles', open: 'open to all', parameters: 'Parameters', body: 'Body', answers: 'Answers',
        example: 'Example', curl: 'Try it', schema: 'Schema', required: 'required', other: '中文',
        failed: 'The contract could not be read.' },
  zh: { roles: '角色', open: '公开', parameters: '参数', body: '请求体', answers: '回答',
        example: '示例', curl: '试一试', schema: '结构', required: '必填', other: 'English',
        failed: '无法读取接口约定。' }
};
const methods = ['get', 'post', 'put', 'patch', 'delete'];
let language = new URLSearchParams(location.search).get('lang') ||
  (navigator.language.startsWith('zh') ? 'zh' : 'en');
let contract = null;

function make(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function said(thing, field) {
  return (language === 'zh' && thing['x-' + field + '-zh']) || thing[field] || '';
}

function resolved(thing) {
  if (!thing || !thing.$ref) return thing;
  return thing.$ref.slice(2).split('/').reduce((at, part) => at && at[part], contract);
}

function exampleOf(content) {
  if (!content) return undefined;
  if (content.example !== undefined) return content.example;
  const first = content.examples && Object.values(content.examples)[0];
  return first && resolved(first).value;
}

function pre(value) {
  return make('pre', typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}

function curl(path, method, operation, parameters) {
  const filled = path.replace(/\{([^}]+)\}/g, (whole, name) => {
    const found = parameters.find(p => p.in === 'path' && p.name === name);
    return encodeURIComponent(found && found.example !== undefined ? found.example : name);
  });
  const lines = ['curl -s ' + (method === 'get' ? '' : '-X ' + method.toUpperCase() + ' ') + "'" +
    location.origin + filled + "'"];
  if ((operation['x-roles'] || []).length) lines.push('  -H "Authorization: Bearer $TOKEN"');
  if (operation['x-idempotent']) lines.push('  -H "Idempotency-Key: $(uuidgen)"');
  const content = operation.requestBody && operation.requestBody.content;
  if (content) {
    const type = Object.keys(content)[0];
    lines.push("  -H 'Content-Type: " + type + "'");
    const example = exampleOf(content[type]);
    lines.push(operation['x-upload'] ? '  --data-binary @FILE'
      : "  -d '" + JSON.stringify(example === undefined ? {} : example).replace(/'/g, "'\\''") + "'");
  }
  return lines.join(' \\\n');
}

function table(rows) {
  const element = make('table');
  for (const row of rows) {
    const line = element.appendChild(make('tr'));
    row.forEach((cell, i) => line.appendChild(make(i ? 'td' : 'th', cell)));
  }
  return element;
}

function details(summary, value) {
  const element = make('details');
  element.append(make('summary', summary), pre(value));
  return element;
}

function show(path, method, operation) {
  const t = words[language];
  const article = make('article');
  article.id = operation.operationId;
  const title = article.appendChild(make('h3'));
  title.append(make('span', method.toUpperCase(), 'method'), document.createTextNode(path));
  article.append(make('p', said(operation, 'summary')));
  if (operation.description) article.append(make('p', said(operation, 'description')));
  const roles = operation['x-roles'] || [];
  article.append(make('p', t.roles + ': ' + (roles.length ? roles.join(', ') : t.open), 'roles'));
  const parameters = (operation.parameters || []).map(resolved);
  if (parameters.length) {
    article.append(make('h4', t.parameters), table(parameters.map(p =>
      [p.name + ' (' + p.in + (p.required ? ', ' + t.required : '') + ')', said(p, 'description')])));
  }
  article.append(make('h4', t.curl), pre(curl(path, method, operation, parameters)));
  const content = operation.requestBody && operation.requestBody.content;
  for (const type of Object.keys(content || {})) {
    article.append(make('h4', t.body + ' ' + type));
    const example = exampleOf(content[type]);
    if (example !== undefined) article.append(pre(example));
    article.append(details(t.schema, resolved(content[type].schema) || {}));
  }
  article.append(make('h4', t.answers));
  const rows = [];
  for (const [status, given] of Object.entries(operation.responses)) {
    const response = resolved(given);
    rows.push([status, said(response, 'description')]);
  }
  article.append(table(rows));
  for (const [status, given] of Object.entries(operation.responses)) {
    const response = resolved(given);
    for (const [type, body] of Object.entries(response.content || {})) {
      const example = exampleOf(body);
      if (example !== undefined) article.append(details(t.example + ' ' + status + ' ' + type, example));
      if (status.startsWith('2') && body.schema) article.append(details(t.schema, resolved(body.schema)));
    }
  }
  return article;
}

function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  const button = document.getElementById('language');
  button.textContent = words[language].other;
  button.lang = language === 'zh' ? 'en' : 'zh-CN';
  const contents = document.getElementById('contents');
  const operations = document.getElementById('operations');
  contents.replaceChildren();
  operations.replaceChildren(make('p', said(contract.info, 'description')));
  for (const tag of contract.tags) {
    contents.append(make('h2', tag.name));
    operations.append(make('h2', tag.name), make('p', said(tag, 'description')));
    for (const [path, item] of Object.entries(contract.paths)) {
      for (const method of methods) {
        const operation = item[method];
        if (!operation || !(operation.tags || []).includes(tag.name)) continue;
        const link = make('a', method.toUpperCase() + ' ' + path);
        link.href = '#' + operation.operationId;
        contents.append(link);
        operations.append(show(path, method, operation));
      }
    }
  }
}

document.getElementById('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  history.replaceState(null, '', address);
  if (contract) draw();
});

fetch('/openapi.json')
  .then(answer => answer.json())
  .then(read => { contract = read; draw(); })
  .catch(() => { document.getElementById('state').textContent = words[language].failed; });
