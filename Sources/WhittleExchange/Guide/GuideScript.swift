/// The page’s one script, and its digest for the content policy: a test compares them. It holds no
/// data: what it searches and sorts are the page's own texts and numbers.
package enum GuideScript {
    /// SHA-256 of the text in base 64.
    package static let digest = "ifS+2jalDN7s6k5hzEnyVi2MY3yMjKUodSb4huGi8Aw="

    /// Between the tags, to the byte.
    package static let text = #"""

        (() => {
        'use strict';
        const one = id => document.getElementById(id);
        const all = query => Array.from(document.querySelectorAll(query));

        for (const node of all('.country')) {
          try {
            const name = new Intl.DisplayNames(['en'], {type: 'region'}).of(node.textContent.trim());
            if (name) node.textContent = name;
          } catch (error) { /* Not a code: it stays as it is. */ }
        }

        let opened = [];
        addEventListener('beforeprint', () => {
          opened = all('details:not([open])');
          for (const details of opened) details.open = true;
        });
        addEventListener('afterprint', () => {
          for (const details of opened) details.open = false;
          opened = [];
        });

        const ideas = all('article.idea');
        const tools = one('tools');
        const find = one('find'), section = one('section'), theme = one('theme'), sort = one('sort');
        const status = one('status'), sorted = one('sorted');
        const homes = ideas.map(idea => idea.parentNode);
        const groups = all('.group');
        let texts = null;

        const fold = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
        const number = (idea, name) => Number(idea.dataset[name] || -1);
        const orders = {
          up: (one, other) => number(other, 'up') - number(one, 'up'),
          share: (one, other) => number(other, 'share') - number(one, 'share'),
          panel: (one, other) => number(other, 'panel') - number(one, 'panel'),
          title: (one, other) => title(one).localeCompare(title(other)),
        };
        const title = idea => idea.querySelector('.title').textContent;

        function show() {
          const words = fold(find.value).split(' ').filter(word => word);
          if (words.length && !texts) texts = ideas.map(idea => fold(idea.textContent));
          let count = 0;
          ideas.forEach((idea, index) => {
            const fits = (!section || !section.value || idea.dataset.section === section.value)
              && (!theme || !theme.value || idea.dataset.themes.split(' ').includes(theme.value))
              && words.every(word => texts[index].includes(word));
            idea.hidden = !fits;
            if (fits) count += 1;
          });
          for (const group of groups) {
            const own = Array.from(group.querySelectorAll('article.idea'));
            group.hidden = own.every(idea => idea.hidden) && (sort.value !== '' || count < ideas.length);
          }
          const all = ideas.length === 1 ? '1 idea' : ideas.length.toLocaleString('en') + ' ideas';
          status.textContent = count === ideas.length ? all : count.toLocaleString('en') + ' of ' + all;
        }

        function order() {
          const compare = orders[sort.value];
          sorted.hidden = !compare;
          if (compare) {
            for (const idea of ideas.slice().sort(compare)) sorted.append(idea);
          } else {
            ideas.forEach((idea, index) => homes[index].append(idea));
          }
          show();
        }

        function clear() {
          find.value = '';
          if (section) section.value = '';
          if (theme) theme.value = '';
          show();
        }

        function reveal() {
          const target = location.hash.length > 1 && one(location.hash.slice(1));
          if (!target) return;
          const details = target.closest('details');
          if (details) details.open = true;
          const idea = target.closest('article.idea');
          if (tools && idea && idea.hidden) clear();
          target.scrollIntoView();
        }

        addEventListener('hashchange', reveal);
        if (tools) {
          tools.hidden = false;
          find.addEventListener('input', show);
          for (const choice of [section, theme]) if (choice) choice.addEventListener('change', show);
          sort.addEventListener('change', order);
          one('clear').addEventListener('click', () => { sort.value = ''; clear(); order(); find.focus(); });
          addEventListener('keydown', event => {
            const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
            if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
              event.preventDefault();
              find.focus();
            }
            if (event.key === 'Escape' && document.activeElement === find) {
              find.value = '';
              show();
            }
          });
          order();
        }
        reveal();
        document.documentElement.dataset.ready = 'yes';
        })();

        """#
}
