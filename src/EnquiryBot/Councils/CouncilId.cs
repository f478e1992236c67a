using System.Text.RegularExpressions;

namespace EnquiryBot.Councils;

/// <summary>The id of a council: its folder in <c>knowledge/</c>, its place in URLs, its tenant in every store. Lower-case letters, digits and hyphens.</summary>
public readonly partial record struct CouncilId
{
    private readonly string? _value;

    private CouncilId(string value) => _value = value;

    /// <summary>The id as text.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an id.</summary>
    /// <returns>False when the text is not 1 to 40 lower-case letters, digits or hyphens beginning with a letter.</returns>
    public static bool TryParse(string? text, out CouncilId id)
    {
        id = text is not null && Shape().IsMatch(text) ? new CouncilId(text) : default;
        return id._value is not null;
    }

    /// <summary>Reads an id that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not a council id.</exception>
    public static CouncilId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a council id.");

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
