// Links that were made once and are out in the world, at least one of each shape a version knows: each opens as what it was made of.
import { expect, it } from 'vitest';
import { readLink, type LinkState } from './link';

/** More than the model packs. */
const MANY: LinkState = {
  rule: 'title: Many\n',
  events: [
    {
      name: 'many.ndjson',
      text: Array.from({ length: 1500 }, (_, n) => `{"eventName":"GetObject","n":${n}}`).join('\n'),
    },
  ],
  view: {},
};

/** Made once by each version. They are out in the world and must open for ever: never change a line, only add. */
const GOLDEN: readonly (readonly [hash: string, state: LinkState])[] = [
  [
    '#/p/1TYsxDoAgEAS_cqHmBXRWdvoAoEDYAnMeiZ42xr8bbbSczIw3WpXhqKN1Z1DiJghSoMham7ggRBv4R0Q4IDqkBY566DjNyPqY3KTUt_uWIMael_Ux3tqLtDw',
    {
      rule: 'title: A rule alone\ndetection:\n  selection:\n    eventName: GetObject\n  condition: selection\n',
      events: [],
      view: {},
    },
  ],
  [
    '#/p/1RctPSsNAGIbxfU8RXrcf7STaP84F3Kn76RDG9BNTJ5Mw-SJoyKIHcCO4LoWCN_ACPUrp3iNIQXD344HHQErxrJObePg-bJmS0_7ruHk_bj4p-dl-7JYB1KNlz4XwCjolVC4-n_lXyzpM1IUC4bH0whEalZPiCQMZg8a1548ySwZcNfI6Xrd1AClr7agHv3CQW1cxNO47uXtYcyEgtOUbQ6fZ5dV0Nl9cq38RMujQeU9IobHsVgulMIx65HkTa6nzHLqHgzbpeEoSOybADsMvypnUDQ',
    {
      rule: 'title: Größe, 大きさ, 💡\n',
      events: [
        {
          name: 'pasted',
          text: '{"eventName":"PutObject","size":12345678901234567890,"2":null,"1":"\\ud800"}\n{"__proto__":{"a":[1.5,true,""]}}',
        },
        { name: 'empty.json', text: '' },
      ],
      view: { selected: 1, marked: 'selection/0#0', filter: 'match' },
    },
  ],
  ['#/p/1i1ZS0qmu1YmOjQUAHidaFg', { rule: '', events: [], view: {} }],
  [
    '#/p/2VY5BCsIwEEX3nmIY6EZS0G12nsJFksXYDDYYJyUTQai9u7Qu1OWD9z7fYUsts4VzaiMQTJkGHkuOXL1Ebjy0VMR6AVDOPwTwUK4vfk4k0YLH7hTvSZK2Sq1U7Tyu2lAkpi369l7QzPhBjmgPi3EOJ9KVzDEEM-P_GFqHJIQGL5Xp1l8zqfZ7DEvYzbgeQbsJyxurWw1Q',
    {
      rule: 'title: With a placeholder\ndetection:\n  selection:\n    user|expand: "%Administrators%"\n  condition: selection\n',
      events: [{ name: 'pasted', text: '{"user":"ana"}' }],
      view: { selected: 0 },
      placeholders: { Administrators: ['ana', 'break-glass-*'] },
    },
  ],
  [
    '#/p/3zAEAXd0W6zDf01uF_0d7muEEqQiKzEO13YADdiji78F4',
    {
      rule: 'title: A rule alone\ndetection:\n  selection:\n    eventName: GetObject\n  condition: selection\n',
      events: [],
      view: {},
    },
  ],
  [
    '#/p/3kgUAXys9KJMBpSnVJFbdN95qHNADQJ1xrryOsb6F3NP_uXOAYyV8MlDt8CREud95TSbIXD1qr-m99O29GBis8Os7QpCDdljRF-WyEQA9LH5eXp0wsEe3d4TL9sB-NpcJtz8g5mAMVQJlvugeXi6_0pw0IchVyDNOK1f1jhEn1clWaESIDjmK',
    {
      rule: 'title: Größe, 大きさ, 💡\n',
      events: [
        {
          name: 'pasted',
          text: '{"eventName":"PutObject","size":12345678901234567890,"2":null,"1":"\\ud800"}\n{"__proto__":{"a":[1.5,true,""]}}',
        },
        { name: 'empty.json', text: '' },
      ],
      view: { selected: 1, marked: 'selection/0#0', filter: 'match' },
      placeholders: { Administrators: ['ana', 'break-glass-*'] },
      expectations: [
        { event: 0, rule: 0, expected: 'match' },
        { event: 1, rule: 0, expected: 'no match' },
        { event: 1, rule: 1, expected: 'known gap' },
      ],
    },
  ],
  [
    '#/p/3gAEAX9uW8cVWC-nFCer4un8s3TVNd7YBCIGfCNu3',
    {
      rule: 'title: half \ud800\n',
      events: [{ name: 'a', text: '{}' }],
      view: {},
      expectations: [{ event: 0, rule: 0, expected: 'no match' }],
    },
  ],
  ['#/p/3EgBft_v4iwWFWbs', { rule: '', events: [], view: {} }],
  [
    '#/p/3gIAE6JEBpQVfKv3q9CXeuvjVTO0Gt6QHJA1Dg6U2e0vzSbhiPtVyvedTwLDZh8dA_57bAaIkvs99-1qjtftE4q7SWszJS5D1p6Uv0IenIzY5QoXu8JXvpgd2iWBNKvPYmotquh84kZATw05iLsnkGluWDY8QZzbA1gN8sYFIYipRdcr26uDFpDEAfTgiCeje1Oywc2I0urTrc67-lMrHE4J5g5_ttkKvDpDDKoSjBS_19MXqxeB3wBVgDEogN6Z0eigIGPNt5lVPmNvHG3mLC2ePUfxXkrv1x7QUZkJH2AQzVAZA-Yog9iNA4rk1ducHoglfMtS8iyiwuUss5I2WNz5gYbTzdeM118SL3qZoXx1EvsPa3wO_7GdobpA0n89-FiRAezNcwzn2lGEbTZ6N1Lc6QLEY4WnxSGenTHP7jnujh8VKN1ye3A4jAeo0N-q2mkKRFUyodkNC2fEBYYLO8xGVOg4jOTKAjuTonzrd5ylN-JodfeOA90hkF_EQgGer2kaaQEo5_g4PiomqpBO9xw66nJl_mnxOA08qVA704bMYyPvNm5lLADC25lWYaoknrWp0rZKxotyevvgiLPjuaxpsv0al80yR5HdKvPyaM_g_HS3jUd6xxuL_CO2gVA1D90iCA_Z_DQCbQB86uyr1RsB3qRqJxgbtoCe2XUjvUcyNpgfOu3wcksp4vK6F4eXFfZucYRi89kdpCOPkbQB-Qhi7GJ5__uHGUXs15e1Mv3KT8sNURgoFO2EVt1oLsCLTg3E2_P_e-1AHpZg8ynxLgcryOVzQkyH6Ho6gPhlztxxJNtb8pDUsfdKcDf-OUmZuaEGpiCDFFAk-DQAFbLvSmDd7EIbpm_w2xfkGetEjXgyxbRXCHhQRhCMLYmkE2Jr9EL-D0GNw_211FuCkBIXdsZEcRxBEUV9oAasyd2_Gf8dYRwEQH-SUfiCAe3HT3f_ctw3v9_Png5G_X0P8uano_8WXix8uHi5eLX7-5WK4WC7CRblg0x82_WHTHzb9YdOHTR82fdj0YdOHTR82fdj0YdOHTR82fdn0ZdOXTV82fdn0ZdOXTV82fdn0VdP7mlRRf2_s9ERZb6KuN1HYm6jsTZT2Jmp7E8W9ieuO647rjuuO647rjuuO647rjuuO667rruuu667rruuu667rruuu667rxnXjunHduG5cN64b143rxnXjunXdum5dt65b163r1nXrunXduu7HdT-u-3Hdj-t-XPfjuh_X_bjux3U_rvt13a_rfl3367pf16XEbuK6tNhNXJca-_1K1xPXJchu4rok2U1clyi7ieuSZTdxXcLsJq5Lmt3EdYmzm7guefb7RbYnrkuh3a8UXZdGu4nrUmk3cV067SauS6n9_qrVE9Y9cXjCuveznyese_8Le8K69--hJ6x7fzM9cV1b7f544rq22h1h8MR1bbWx1cZWuzMRnNhqd37CE9e11cZWG1ttbLWx1e5Moieua6uNrTa22p2g8cR1bbU7kOOJ69pqY6vd5XaeuK6tNrba2Gpjq42tNrbanWTyxHVttbHV7uiTJ65rq91hJE9c11a7o0SeuK6tdieTPHFdW-0OOnniurba2Gpjq42tNrba2Gpjq42tNrba2Gpjq42tNrba2Gpjq42tNrba2Gpjq42tNrba2Gpjq42tdidcPXFdW21stbHV7gyuJ65rq909K56w7j0j6Anr3kcZnrDuHVL2hHXXVltbbW21tdXWVltb7c5re-K6ttraamurra22ttraamurra12V0t44rq22tpqa6utrXZvp3riurba2mprq93NHp64rq22ttraamurra12N0964rq22tpqa6utrba22tpqa6utrba22tpqa6utrba22r3s7Inr2mprq62ttrba2mprq62tdvfOeuK6ttraamurra22ttraamurra12N-164rq22tpqa6utrba22tpqa6utrXaPjXjiurba2mprq62ttrba2mprq62tdm9FeOK6ttraamurra0WWy22Wmy12Gqx1WKrxVaLrRZbLbZabLXYarHVYqvFVoutFlsttlpstdhqsdViq8VWi60WWy22Wmy12Gqx1WKrxVaLrRZb7e5g9MR1bbXYarHVYqvFVoutFlsttlpstdhqsdViq8VWi60WW-0ehvDEdW212Gqx1WKrxVaLrRZbLbba3bzsievaarHVYqvFVoutFlsttlpstdhqsdViq8VWi60WWy22Wmy12Gqx1WKrxVaLrRZbLbbavTnjievaarHVYqvFVoutdq84eeK6tlpstdhqsdViq8VWu0uyPWHd2mq11Wqr1VarrVZbrbZabbXaarXVaqvVVqutVluttlpttdpqtdVqq9VWq61WW622Wm212mq11Wqr3QulnNhqtdVqq9VWq61WW622Wm212mq11Wqr1VarrVZbrbZabbXaarXVaqvVVqutdk8ee-K6tlpttdpqtdVqq9VWq61WW622Wm212mq11Wqr1VarrVZbrbZabbXaarXVaqvVVqutVluttlpttdpqtdVqq9VWq61WW-1evfDEdW212mr3zgYnttq9yeGJ69pqtdXuSRBPXNdWq63Ws9p_GxxT2Q',
    MANY,
  ],
];

it.each(GOLDEN)('opens the golden link %s', async (hash, state) => {
  expect(await readLink(hash)).toEqual({ state });
});
