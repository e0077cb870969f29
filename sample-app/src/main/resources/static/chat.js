'use strict';

const $ = (id) => document.getElementById(id);

const token = () => (document.cookie.match(/XSRF-TOKEN=([^;]+)/) || [])[1] || '';

const send = (method, url, body, accept = 'application/json') => fetch(url, {
	method,
	headers: {
		'Content-Type': 'application/json', 'Accept': accept + ', application/problem+json',
		'X-Requested-With': 'XMLHttpRequest', 'X-XSRF-TOKEN': decodeURIComponent(token()),
	},
	body: JSON.stringify(body),
});

const post = (url, fields) => fetch(url, {
	method: 'POST',
	headers: { 'X-XSRF-TOKEN': decodeURIComponent(token()) },
	body: new URLSearchParams(fields),
});

function show(kind, text) {
	$('hint').hidden = true;
	const item = document.createElement('li');
	item.className = kind;
	item.textContent = text;
	$('log').append(item);
	item.scrollIntoView({ block: 'end' });
	return item;
}

function showQuestion(text) {
	const item = show('asked', text);
	const invisible = (text.match(/[\u{E0000}-\u{E007F}]/gu) || []).length;
	if (invisible) {
		const note = document.createElement('small');
		note.textContent = `and ${invisible} characters that nobody sees`;
		item.append(note);
	}
}

// As careless as many a chat page: whatever the Markdown turns into becomes part of the page
function render(item, markdown) {
	item.innerHTML = marked.parse(markdown);
	item.scrollIntoView({ block: 'end' });
}

function refuse(status, problem) {
	show('refused', `${status} ${problem.title || ''}` + (problem.incident ? `\nIncident ${problem.incident}` : ''));
}

async function* events(response) {
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let buffer = '';
	for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
		buffer += chunk.value;
		let end;
		while ((end = buffer.indexOf('\n\n')) >= 0) {
			const lines = buffer.slice(0, end).split('\n');
			buffer = buffer.slice(end + 2);
			const field = (name) => lines.filter((line) => line.startsWith(name + ':')).map((line) => line.slice(name.length + 1)).join('\n');
			yield { type: field('event').trim(), data: field('data') };
		}
	}
}

async function stream(response) {
	const item = show('answered', '');
	let markdown = '';
	for await (const event of events(response)) {
		if (event.type === 'error') {
			refuse('Broken off:', JSON.parse(event.data));
		}
		else if (event.data) {
			markdown += JSON.parse(event.data).text;
			render(item, markdown);
		}
	}
	item.classList.add('complete');
}

async function ask(url, body) {
	showQuestion(body.message || body.document);
	$('log').setAttribute('aria-busy', 'true');
	try {
		await answer(url, body);
	}
	catch (ex) {
		show('refused', 'The connection broke off.');
	}
	await refresh();
	$('log').setAttribute('aria-busy', 'false');
}

async function answer(url, body) {
	const response = await send('POST', url, body, url === '/api/chat' ? 'text/event-stream' : 'application/json');
	const type = response.headers.get('Content-Type') || '';
	if (response.ok && type.startsWith('text/event-stream')) {
		await stream(response);
	}
	else if (response.ok) {
		render(show('answered', ''), (await response.json()).reply);
	}
	else if (response.status === 401 && !type.includes('problem')) {
		show('refused', 'Please sign in first.');
	}
	else {
		refuse(response.status, await response.json().catch(() => ({ title: response.statusText })));
	}
}

async function list(id, url) {
	const response = await fetch(url, { headers: { 'Accept': 'application/json' } });
	$(id).replaceChildren(...(await response.json()).map((text) => {
		const item = document.createElement('li');
		item.textContent = text;
		return item;
	}));
}

async function refresh() {
	const response = await fetch('/demo/state', { headers: { 'Accept': 'application/json', 'X-Requested-With': 'XMLHttpRequest' } });
	const signedIn = response.ok && !response.redirected;
	$('login').hidden = signedIn;
	$('logout').hidden = !signedIn;
	if (!signedIn) {
		return;
	}
	const state = await response.json();
	$('user').textContent = 'Signed in as ' + state.user;
	$('modes').disabled = !state.analyst;
	document.querySelectorAll('input[name=mode]').forEach((input) => { input.checked = input.value === state.mode; });
	$('decisions').replaceChildren(...state.decisions.map((decision) => {
		const item = document.createElement('li');
		item.textContent = `${decision.direction === 'INPUT' ? 'question to' : 'answer of'} ${decision.endpoint}: `
			+ decision.verdict.toLowerCase() + (decision.verdict === decision.action ? '' : ` (done: ${decision.action.toLowerCase()})`)
			+ `, ${decision.rules.join(', ') || 'nothing found'}`
			+ (decision.risk ? `, risk ${decision.risk.toFixed(2)}` : '');
		return item;
	}));
	await list('loot', '/demo/loot');
	$('forget').hidden = !$('loot').childElementCount;
}

$('login').addEventListener('submit', async (event) => {
	event.preventDefault();
	const name = $('login').elements.username.value;
	await post('/login', { username: name, password: name });
	await refresh();
});

$('logout').addEventListener('submit', async (event) => {
	event.preventDefault();
	await post('/logout', {});
	await refresh();
});

$('ask').addEventListener('submit', (event) => {
	event.preventDefault();
	const message = $('message').value.trim();
	if (message) {
		$('message').value = '';
		ask('/api/chat', { message });
	}
});

$('modes').addEventListener('change', async (event) => {
	await send('PUT', '/demo/mode', { mode: event.target.value });
	await refresh();
});

$('forget').addEventListener('click', async () => {
	await send('DELETE', '/demo/loot');
	await refresh();
});

async function offerAttacks() {
	const response = await fetch('/demo/attacks', { headers: { 'Accept': 'application/json' } });
	for (const attack of await response.json()) {
		const item = document.createElement('li');
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = attack.name;
		button.addEventListener('click', () => ask(attack.path, attack.body));
		item.append(button);
		$(attack.place.toLowerCase()).append(item);
	}
}

offerAttacks();
refresh();
