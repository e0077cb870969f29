'use strict';

const $ = (id) => document.getElementById(id);

const token = () => (document.cookie.match(/XSRF-TOKEN=([^;]+)/) || [])[1] || '';

const send = (method, url, body) => fetch(url, {
	method,
	headers: {
		'Content-Type': 'application/json', 'Accept': 'application/json',
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
	const item = document.createElement('li');
	item.className = kind;
	item.textContent = text;
	$('log').append(item);
	item.scrollIntoView({ block: 'end' });
}

async function ask(url, body) {
	show('asked', body.message || body.document);
	const response = await send('POST', url, body);
	if (response.ok) {
		show('answered', (await response.json()).reply);
	}
	else if (response.status === 401 && !response.headers.get('Content-Type')?.includes('problem')) {
		show('refused', 'Please sign in first.');
	}
	else {
		const problem = await response.json().catch(() => ({}));
		show('refused', `${response.status} ${problem.title || response.statusText}` + (problem.incident ? `\nIncident ${problem.incident}` : ''));
	}
	await refresh();
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
		item.textContent = `${decision.endpoint}: ${decision.verdict}`
			+ (decision.verdict === decision.action ? '' : ` (done: ${decision.action})`)
			+ `, risk ${decision.risk.toFixed(2)}, ${decision.rules.join(', ') || 'no finding'}`;
		return item;
	}));
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

async function offerAttacks() {
	const response = await fetch('/demo/attacks', { headers: { 'Accept': 'application/json' } });
	for (const attack of await response.json()) {
		const item = document.createElement('li');
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = attack.name;
		button.addEventListener('click', () => ask(attack.path, attack.body));
		item.append(button);
		$('attacks').append(item);
	}
}

offerAttacks();
refresh();
