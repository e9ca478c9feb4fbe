import type { Chat } from './chat.ts';
import { combobox, type Suggestion } from './combobox.ts';
import { button, el, field, listOf, textOf } from './dom.ts';

interface Option {
  name: string;
  description: string;
  required: boolean;
  autocomplete: boolean;
  choices: Suggestion[];
}

interface Command {
  name: string;
  description: string;
  options: Option[];
}

/** The text in the reader's language where the command has it: `name_localizations`, `description_localizations`. */
const localised = (one: unknown, name: string, lang: string): string =>
  textOf(field(field(one, `${name}_localizations`), lang)) || textOf(field(one, name));

const readOption = (option: unknown, lang: string): Option => ({
  name: textOf(field(option, 'name')),
  description: localised(option, 'description', lang),
  required: field(option, 'required') === true,
  autocomplete: field(option, 'autocomplete') === true,
  choices: listOf(field(option, 'choices')).map((choice) => ({
    label: localised(choice, 'name', lang),
    value: String(field(choice, 'value')),
  })),
});

const readCommands = (answer: unknown, lang: string): Command[] =>
  listOf(field(answer, 'commands')).map((command) => ({
    name: textOf(field(command, 'name')),
    description: localised(command, 'description', lang),
    options: listOf(field(command, 'options')).map((option) => readOption(option, lang)),
  }));

/** The field of one option, with what the command or the bot itself suggests. */
const optionField = (
  command: Command,
  option: Option,
  values: Map<string, string>,
  chat: Chat,
  done: () => void,
): HTMLElement => {
  const input = el('input', {
    attributes: {
      type: 'text',
      autocomplete: 'off',
      maxlength: '100',
      'aria-label': `${option.name}: ${option.description}`,
      placeholder: option.description,
    },
  });
  const wrap = el(
    'span',
    { class: 'option' },
    el('span', { class: 'option-name', attributes: { 'aria-hidden': 'true' } }, option.name),
    input,
  );
  const suggest = async (text: string): Promise<Suggestion[]> => {
    if (!option.autocomplete)
      return option.choices.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
    const choices = await chat.link.autocomplete(command.name, option.name, text);
    return choices.map(({ name, value }) => ({ label: name, value }));
  };
  const box = combobox(input, wrap, option.description, {
    suggest,
    pick: ({ label, value }) => {
      input.value = label;
      values.set(option.name, value);
    },
  });
  input.addEventListener('focus', () => box.refresh());
  input.addEventListener('input', () => values.set(option.name, input.value.trim()));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || (event.key === 'Backspace' && input.value === '')) {
      event.preventDefault();
      done();
    }
  });
  return wrap;
};

const chosen = (command: Command, chat: Chat, done: () => void): HTMLFormElement => {
  const values = new Map<string, string>();
  const form = el('form', { class: 'composer slash' }, el('b', { class: 'slash-name' }, `/${command.name}`));
  const send = el('button', { class: 'send', attributes: { type: 'submit', 'aria-label': chat.words.send } }, '➤');
  const add = (option: Option): HTMLElement => {
    const shown = optionField(command, option, values, chat, done);
    form.insertBefore(shown, form.querySelector('.more, .cancel'));
    return shown;
  };
  form.append(
    ...command.options
      .filter(({ required }) => !required)
      .map((option) => {
        const more: HTMLButtonElement = button(
          `+ ${option.name}`,
          () => {
            more.remove();
            add(option).querySelector('input')?.focus();
          },
          'more',
        );
        more.title = `${option.description} (${chat.words.optional})`;
        return more;
      }),
    button('✕', done, 'cancel'),
    send,
  );
  form.querySelector('.cancel')?.setAttribute('aria-label', chat.words.cancel);
  for (const option of command.options.filter(({ required }) => required)) add(option);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const missing = command.options.find(({ name, required }) => required && (values.get(name) ?? '') === '');
    if (missing !== undefined) {
      form.querySelector('input')?.focus();
      return;
    }
    const options = Object.fromEntries(
      command.options.map(({ name }) => [name, values.get(name) ?? '']).filter(([, value]) => value !== ''),
    );
    done();
    chat.act(() => chat.link.command(command.name, options));
  });
  return form;
};

/** Discord's composer: a slash opens the commands, a command asks for its options. */
export const composeSlash = (chat: Chat): void => {
  let known: Command[] = [];
  const input = el('input', {
    attributes: {
      type: 'text',
      autocomplete: 'off',
      maxlength: '100',
      placeholder: chat.words.slashHint,
      'aria-label': chat.words.slashHint,
    },
  });
  const form = el('form', { class: 'composer' }, input);
  const back = (): void => {
    chat.foot.replaceChildren(form);
    input.value = '';
    input.focus();
  };
  const open = (command: Command): void => {
    if (command.options.length === 0) {
      input.value = '';
      chat.act(() => chat.link.command(command.name, {}));
      return;
    }
    const asked = chosen(command, chat, back);
    chat.foot.replaceChildren(asked);
    (asked.querySelector<HTMLElement>('input') ?? asked.querySelector<HTMLElement>('.send'))?.focus();
  };
  const box = combobox(input, form, chat.words.commands, {
    suggest: async (text) => {
      if (!text.startsWith('/')) return [];
      if (known.length === 0) known = readCommands(await chat.link.menu(), chat.lang);
      return known
        .filter(({ name }) => name.startsWith(text.slice(1).trim().toLowerCase()))
        .map(({ name, description }) => ({ value: name, label: `/${name}`, note: description }));
    },
    pick: ({ value }) => {
      const command = known.find(({ name }) => name === value);
      if (command !== undefined) open(command);
    },
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // Free text says nothing to this bot: what it takes are its commands.
    if (!input.value.startsWith('/')) input.value = '/';
    if (!box.take()) box.refresh();
  });
  chat.foot.append(form);
};
