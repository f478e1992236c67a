using System.Text.RegularExpressions;

namespace EnquiryBot.Knowledge;

/// <summary>The anchor of a heading on the page that an article came from, written behind the heading as <c>{#fees}</c>: a citation leads there.</summary>
internal static partial class HeadingAnchor
{
    /// <summary>Whether a page's id can be written as an anchor.</summary>
    public static bool IsOne(string id) => Id().IsMatch(id);

    /// <summary>The anchor as it stands behind a heading.</summary>
    public static string Write(string id) => $" {{#{id}}}";

    /// <summary>A heading's text without its anchor, and the anchor.</summary>
    public static (string Text, string? Anchor) Split(string heading)
    {
        var match = Written().Match(heading);
        return match.Success ? (heading[..match.Index], match.Groups[1].Value) : (heading, null);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\s*\{#([A-Za-z0-9][A-Za-z0-9_.:-]{0,99})\}$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
