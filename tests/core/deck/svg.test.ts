import { describe, expect, test } from 'vitest';
import { readSvg } from '../../../src/core/deck/svg.ts';

const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -10 800 600">';
const svg = (inside: string) => `${open}\n${inside}\n</svg>\n`;
const fault = (text: string) => readSvg(text).fault;

describe('a drawing of plain shapes', () => {
  test('is read: its view box, its regions, each once, and the words of their labels', () => {
    const text = svg(`<title>Layers &amp; more</title>
  <g data-layer="drawing" stroke-width="2" fill="none" transform="matrix(-1 0 0 1 800 0)">
    <path class="ink tissue-1" d="M0 0 C1,2 3-4 5e-1 6 Z"/>
    <g data-region="skin"><rect x="1" y="2" width=".5" height="4" rx="2"/></g>
    <g data-region="fat"><ellipse cx="1" cy="1" rx="3" ry="4" fill-opacity="35%"/></g>
    <g data-region="skin"><circle cx="1" cy="1" r="3" stroke="currentColor"/></g>
  </g>
  <text class="label" x="4" y="5" font-weight="700">L3–L5 <tspan dx="2">Petit's</tspan></text>
  <g data-label="fat"><line x1="1"/><text>2</text><text>Deep <tspan>fat</tspan></text></g>`);
    expect(readSvg(text)).toEqual({
      drawing: {
        viewBox: { x: 0, y: -10, width: 800, height: 600 },
        regions: ['skin', 'fat'],
        labels: ['2', 'Deep', 'fat'].map((words) => ({ region: 'fat', words })),
      },
      fault: null,
    });
  });

  test.each(['<g></g>', '<g/>', '<line x1="1" y1="1" x2="2" y2="2"/>', '<desc>a &lt; b</desc>', ''])(
    'may hold %s',
    (inside) => {
      expect(fault(svg(inside))).toBeNull();
    },
  );
});

describe('everything else is refused with its line', () => {
  test.each([
    ['<script>alert(1)</script>', /<script> is not allowed/],
    ['<SCRIPT>alert(1)</SCRIPT>', /<SCRIPT> is not allowed/],
    ['<foreignObject/>', /<foreignObject> is not allowed/],
    ['<image href="x.png"/>', /<image> is not allowed/],
    ['<use href="https://example.org/a.svg#b"/>', /<use> is not allowed/],
    ['<use xlink:href="#b"/>', /<use> is not allowed/],
    ['<style>g{}</style>', /<style> is not allowed/],
    ['<animate attributeName="x"/>', /<animate> is not allowed/],
    ['<set/>', /<set> is not allowed/],
    ['<a href="javascript:alert(1)"/>', /<a> is not allowed/],
    ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', /one <svg> around everything/],
    ['<rect onload="alert(1)"/>', /attribute onload is not allowed/],
    ['<rect style="fill:red"/>', /attribute style is not allowed/],
    ['<rect id="a"/>', /attribute id is not allowed/],
    ['<g xlink:href="#a"/>', /attribute xlink:href is not allowed/],
    ['<rect fill="url(#a)"/>', /fill="url\(#a\)" is not a plain value/],
    ['<rect fill="url(https://example.org/x)"/>', /fill="url.* is not a plain value/],
    ['<rect class="a;b"/>', /class="a;b" is not a plain value/],
    ['<path d="M0 0 expression(1)"/>', /d=".* is not a plain value/],
    ['<g transform="url(x)"/>', /transform=".* is not a plain value/],
    ['<rect x="1" x="2"/>', /attribute x stands twice/],
    ['<rect x=1/>', /is not a tag in the plain form/],
    ["<rect x='1'/>", /is not a tag in the plain form/],
    ['<rect x="&#49;"/>', /is not a tag in the plain form/],
    ['<rect x="1"', /is not a tag in the plain form/],
    ['<!-- note -->', /a comment stands here/],
    ['<![CDATA[x]]>', /CDATA section stands here/],
    ['<?xml-stylesheet href="x"?>', /processing instruction/],
    ['<text>&xxe;</text>', /an entity stands here/],
    ['<text>&#x3c;script</text>', /an entity stands here/],
    ['words', /text stands outside/],
    ['<g>', /<\/svg> closes nothing, because <g> is open/],
    ['</g>', /<\/g> closes nothing, because <svg> is open/],
    ['<text>\u0000</text>', /control character/],
    ['<text>\ud800</text>', /control character or half a character/],
  ])('%s', (part, words) => {
    expect(fault(svg(`<g/>\n${part}`))).toMatchObject({
      line: part === '<g>' ? 4 : 3,
      message: expect.stringMatching(words) as unknown,
    });
  });

  test.each([
    ['', /is empty/],
    ['   ', /is empty/],
    ['<!DOCTYPE svg [<!ENTITY x "y">]><svg/>', /document type/],
    ['<?xml version="1.0"?><svg/>', /processing instruction/],
    ['<g/>', /one <svg> around everything/],
    ['<svg viewBox="0 0 1 1"/>', /needs xmlns/],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', /needs a viewBox/],
    ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 5"/>', /needs a viewBox with a width/],
    [open, /<svg> is not closed/],
    [`${svg('')}${svg('')}`, /one <svg> around everything/],
    [`${svg('')}<g/>`, /one <svg> around everything/],
  ])('a whole file: %s', (text, words) => {
    expect(fault(text)?.message).toMatch(words);
  });
});

describe('limits', () => {
  test('length, elements and depth', () => {
    expect(fault(svg(' '.repeat(200_001)))?.message).toMatch(/longer than 200000 characters/);
    expect(fault(svg('<g/>'.repeat(5001)))?.message).toMatch(/more than 5000 elements/);
    expect(fault(svg('<g>'.repeat(40) + '</g>'.repeat(40)))?.message).toMatch(/deeper than 32/);
    expect(fault(svg('<g/>'.repeat(4000)))).toBeNull();
  });
});
