namespace EnquiryBot.Councils;

/// <summary>A language that a council serves its citizens in, as its BCP 47 tag.</summary>
public readonly record struct LanguageTag
{
    private readonly string? _value;

    private LanguageTag(string value) => _value = value;

    /// <summary>English, <c>en</c>; also the value of <c>default</c>.</summary>
    public static LanguageTag English { get; } = new("en");

    /// <summary>Welsh, <c>cy</c>.</summary>
    public static LanguageTag Welsh { get; } = new("cy");

    /// <summary>Every language that the service has wording for.</summary>
    public static IReadOnlyList<LanguageTag> All { get; } = [English, Welsh];

    /// <summary>The tag as text.</summary>
    public string Value => _value ?? "en";

    /// <summary>Reads a tag; a region is ignored, so that <c>cy-GB</c> is Welsh.</summary>
    /// <returns>False when the service has no wording in that language.</returns>
    public static bool TryParse(string? text, out LanguageTag tag)
    {
        var primary = text?.Split('-', '_')[0];
        tag = All.FirstOrDefault(l => string.Equals(l.Value, primary, StringComparison.OrdinalIgnoreCase));
        return tag._value is not null;
    }

    /// <summary>Two tags are the same when their text is.</summary>
    public bool Equals(LanguageTag other) => Value == other.Value;

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A text in one or more languages, such as a council's name.</summary>
public sealed class LocalisedText(IReadOnlyDictionary<LanguageTag, string> texts)
{
    /// <summary>The languages that the text has.</summary>
    public IEnumerable<LanguageTag> Languages => texts.Keys;

    /// <summary>The text in a language; when it lacks that one, in English, else in any.</summary>
    public string this[LanguageTag language] =>
        texts.TryGetValue(language, out var text) ? text
        : texts.TryGetValue(LanguageTag.English, out var english) ? english
        : texts.Values.FirstOrDefault() ?? "";
}
