using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>
/// One Markdown file with its front matter, as the editor wrote it. What the front matter leaves out is inferred: the id
/// from the file's name, the council and the language from its path (<c>alderbrook/articles/missed-bin.md</c>,
/// <c>shared/blue-badge.cy.md</c>).
/// </summary>
public sealed record ArticleFile
{
    private const string Fence = "---";

    /// <summary>The file, relative to the knowledge folder.</summary>
    public required string File { get; init; }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The council that owns it; null for a shared article.</summary>
    public CouncilId? Council { get; init; }

    /// <summary>The language.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The front matter.</summary>
    public required YamlMap FrontMatter { get; init; }

    /// <summary>The body in Markdown, placeholders not filled in.</summary>
    public required string Body { get; init; }

    /// <summary>The line of the file, counted from 1, at which the body begins.</summary>
    public required int BodyLine { get; init; }

    /// <summary>The title as written.</summary>
    public required string Title { get; init; }

    /// <summary>The address as written.</summary>
    public required string Url { get; init; }

    /// <summary>The councils that show a shared article; empty means every council.</summary>
    public IReadOnlyList<string> Councils { get; init; } = [];

    /// <summary>The shared article that this one replaces in its council.</summary>
    public string? Overrides { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="knowledgeFolder">The knowledge folder.</param>
    /// <param name="file">The file, relative to it, with forward slashes.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The article, or null when it cannot be read.</returns>
    public static ArticleFile? Read(string knowledgeFolder, string file, FaultList faults)
    {
        var lines = System.IO.File.ReadAllText(Path.Combine(knowledgeFolder, file)).ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || end < 0)
        {
            faults.Error(file, 1, "The file must begin with front matter: a line '---', the fields, and a line '---'.");
            return null;
        }

        if (YamlMap.Parse(string.Join('\n', lines[1..end]), file, faults, lineOffset: 1) is not { } map)
        {
            return null;
        }

        map.KnowOnly("id", "title", "council", "councils", "language", "updated", "lastChecked", "service", "interactions", "url",
            "contact", "owner", "reviewBy", "keywords", "overrides", "translationReview");

        var name = Path.GetFileNameWithoutExtension(file);
        var welsh = name.EndsWith(".cy", StringComparison.Ordinal);
        var folder = file.Split('/')[0];
        var article = new ArticleFile
        {
            File = file,
            Id = map.Text("id") ?? (welsh ? name[..^3] : name),
            Council = folder != "shared" && CouncilId.TryParse(folder, out var council) ? council : null,
            Language = LanguageOf(map, welsh),
            FrontMatter = map,
            Body = string.Join('\n', lines[(end + 1)..]).Trim('\n'),
            BodyLine = FirstTextLine(lines, end + 1),
            Title = map.RequiredText("title"),
            Url = map.RequiredText("url"),
            Councils = map.Texts("councils"),
            Overrides = map.Text("overrides"),
        };

        if (map.Text("council") is { } stated && stated != folder)
        {
            map.Error("council", $"The file lies in '{folder}', so its council cannot be '{stated}'.");
        }

        return article;
    }

    private static LanguageTag LanguageOf(YamlMap map, bool welshName)
    {
        var inferred = welshName ? LanguageTag.Welsh : LanguageTag.English;
        if (map.Text("language") is not { } stated)
        {
            return inferred;
        }

        if (LanguageTag.TryParse(stated, out var tag) && tag == inferred)
        {
            return tag;
        }

        map.Error("language", $"The file's name says '{inferred}' (a Welsh file ends in .cy.md), but this says '{stated}'.");
        return inferred;
    }

    private static int FirstTextLine(string[] lines, int from)
    {
        while (from < lines.Length && string.IsNullOrWhiteSpace(lines[from]))
        {
            from++;
        }

        return from + 1;
    }
}
