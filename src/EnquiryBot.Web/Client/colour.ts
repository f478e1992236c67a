/** sRGB channels, 0 to 255. */
type Channels = [number, number, number];

/** The colours that follow from one brand colour, each readable whatever the brand is. */
export interface Palette {
  /** Background of the launcher and the header. */
  brand: string;
  /** Text on the brand: black or white, whichever has the higher contrast (never below 4.58:1). */
  onBrand: string;
  /** The brand, darkened until white text on it and it on white reach 4.5:1. */
  accent: string;
}

const minimum = 4.5;

/** Contrast ratio of WCAG 2.2, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(read(one)), luminance(read(other))].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Anything but #rrggbb is read as `fallback`: a colour from a settings file must not break the widget. */
export function paletteFor(colour: unknown, fallback = "#1d4f76"): Palette {
  const brand = typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour) ? colour : fallback;
  return {
    brand,
    onBrand: contrast(brand, "#ffffff") >= contrast(brand, "#0b0c0c") ? "#ffffff" : "#0b0c0c",
    accent: darken(brand),
  };
}

function darken(colour: string): string {
  let channels = read(colour);
  while (contrast(write(channels), "#ffffff") < minimum) {
    channels = channels.map(channel => Math.floor(channel * 0.95)) as Channels;
  }
  return write(channels);
}

function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function read(colour: string): Channels {
  return [1, 3, 5].map(start => parseInt(colour.slice(start, start + 2), 16)) as Channels;
}

function write(channels: Channels): string {
  return `#${channels.map(channel => channel.toString(16).padStart(2, "0")).join("")}`;
}
