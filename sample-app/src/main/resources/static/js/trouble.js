// The buttons that make the server misbehave.

import { makeTrouble, setAutomatic } from './api.js';
import { byId, html, write } from './dom.js';
import { seconds } from './format.js';

const GROUPS = { CLOSE: 'Close frames', CABLE: 'The cable', DOOR: 'The door', LOAD: 'Too much' };

export class TroublePanel {

	constructor(report) {
		this.report = report;
		byId('automatic').addEventListener('click', () => {
			report(setAutomatic(byId('automatic').getAttribute('aria-checked') !== 'true'));
		});
	}

	offer(model) {
		byId('automatic').hidden = !model.ownFeed;
		if (!model.ownFeed) {
			write(byId('trouble-note'), 'The clients are connected to another server, which is none of ours to disturb. Pull a plug of your own.');
		}
		byId('groups').replaceChildren(...Object.entries(GROUPS)
			.map(([group, title]) => [title, model.offers.filter((it) => it.group === group)])
			.filter(([, offers]) => offers.length > 0)
			.map(([title, offers]) => this.group(title, offers)));
	}

	group(title, offers) {
		return html('fieldset', {}, html('legend', {}, title), ...offers.map((offer) => {
			const button = html('button', { type: 'button', 'data-trouble': offer.id, title: offer.description },
					html('strong', {}, offer.label), html('span', {}, offer.hint));
			button.addEventListener('click', () => this.report(makeTrouble(offer.id)));
			return button;
		}));
	}

	show(model) {
		byId('automatic').setAttribute('aria-checked', String(model.automatic));
		const current = model.current();
		const gone = current ? model.now() - current.at : 0;
		byId('current').hidden = !model.ownFeed;
		byId('current').classList.toggle('on', Boolean(current));
		write(byId('current-text'), current ? `${current.label}: ${seconds(current.lasting - gone)} left` : 'The server behaves.');
		byId('current-progress').value = current ? Math.min(1, gone / current.lasting) : 0;
		for (const button of byId('groups').querySelectorAll('button')) {
			button.classList.toggle('on', button.dataset.trouble === current?.id);
		}
	}

}
