import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";
import { describe, expect, inject, it } from "vitest";
import { contrast, paletteFor } from "../colour";

const read = (name: string): string => readFileSync(join(inject("built"), name), "utf8");
// 17.0 kB now; zlib differs a little from one Node to another.
const mostBytes = 17_500;

describe("The bundle", () => {
  it("parses as ES2019", () => {
    expect(() => parse(read("widget.js"), { ecmaVersion: 2019, sourceType: "script" })).not.toThrow();
  });

  it("is told apart from newer scripts by that parser", () => {
    expect(() => parse("const a = b?.c;", { ecmaVersion: 2019 })).toThrow();
  });

  it("is at most 17.5 kB with gzip, all in", () => {
    const bytes = gzipSync(read("widget.js"), { level: 9 }).length;
    console.log(`widget.js: ${bytes} bytes with gzip, ${mostBytes} allowed`);
    expect(bytes).toBeLessThanOrEqual(mostBytes);
  });

  it("never parses text as HTML or as script", () => {
    expect(read("widget.js")).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });
});

describe.each(["pages.css", "staff.css"])("The stylesheet %s", name => {
  it("brings no GOV.UK typeface, crown or other asset with it", () => {
    expect(read(name)).toMatch(/\.govuk-button/);
    expect(read(name)).not.toMatch(/GDS Transport|@font-face|url\(/);
  });
});

describe("The colours", () => {
  it.each(["#00594f", "#ffdd00", "#ffffff", "#000000", "#7f7f7f", "#e6007e", "#00ff00", "#f47738"])(
    "can be read whatever the brand is: %s",
    brand => {
      const palette = paletteFor(brand);
      expect(contrast(palette.brand, palette.onBrand)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette.accent, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(["red", "#fff", "#00594f;background:url(//evil)", null, 5])("ignore what is not #rrggbb: %s", brand => {
    expect(paletteFor(brand).brand).toBe("#1d4f76");
  });
});
