using System.Text.RegularExpressions;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>
/// One Markdown file with its front matter, as the editor wrote it. Only <c>title</c> and <c>url</c> are needed: the id comes
/// from the file's name, the council and the language from its path (<c>alderbrook/articles/missed-bin.md</c>,
/// <c>shared/blue-badge.cy.md</c>), and a Welsh twin takes from its English one what is the same in every language. A date
/// that nobody wrote stays unknown: a file's own time says when it was copied, not when somebody read it.
/// </summary>
public sealed partial record ArticleFile
{
    /// <summary>The folder of articles that several councils show.</summary>
    public const string SharedFolder = "shared";

    private const string Fence = "---";
    private const string WelshEnding = ".cy";

    /// <summary>The file, relative to the knowledge folder.</summary>
    public required string File { get; init; }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The council that owns it; null for a shared article.</summary>
    public CouncilId? Council { get; init; }

    /// <summary>The language.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The front matter, to report a fault at its line.</summary>
    public required YamlMap FrontMatter { get; init; }

    /// <summary>The body in Markdown, placeholders not filled in.</summary>
    public required string Body { get; init; }

    /// <summary>The line of the file, counted from 1, at which the body begins.</summary>
    public required int BodyLine { get; init; }

    /// <summary>The title as written.</summary>
    public required string Title { get; init; }

    /// <summary>The address as written.</summary>
    public required string Url { get; init; }

    /// <summary>When the text was last changed.</summary>
    public DateOnly? Updated { get; init; }

    /// <summary>When an editor last found it true.</summary>
    public DateOnly? LastChecked { get; init; }

    /// <summary>By when an editor must look at it again.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The LGSL code of the service.</summary>
    public int? Service { get; init; }

    /// <summary>The interactions as written: ids or LGIL codes.</summary>
    public IReadOnlyList<string> Interactions { get; init; } = [];

    /// <summary>The helpdesk queue for questions about it.</summary>
    public string? Contact { get; init; }

    /// <summary>The team that owns the text.</summary>
    public string? Owner { get; init; }

    /// <summary>Words citizens use that the text does not.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

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
        if (EditorFile.Read(knowledgeFolder, file, faults) is not { } text)
        {
            return null;
        }

        var lines = text.Split('\n');
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
        return FromFrontMatter(file, map, lines, bodyStart: end + 1);
    }

    /// <summary>The Welsh twin with what its English original says where it says nothing itself.</summary>
    internal ArticleFile InheritFrom(ArticleFile original) => this with
    {
        Service = Service ?? original.Service,
        Interactions = Interactions.Count > 0 ? Interactions : original.Interactions,
        Contact = Contact ?? original.Contact,
        Owner = Owner ?? original.Owner,
        ReviewBy = ReviewBy ?? original.ReviewBy,
        Councils = Councils.Count > 0 ? Councils : original.Councils,
        Overrides = Overrides ?? original.Overrides,
    };

    private static ArticleFile FromFrontMatter(string file, YamlMap map, string[] lines, int bodyStart)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var welsh = name.EndsWith(WelshEnding, StringComparison.Ordinal);
        var folder = file.Split('/')[0];
        var first = bodyStart;
        while (first < lines.Length && string.IsNullOrWhiteSpace(lines[first]))
        {
            first++;
        }

        if (map.Text("council") is { } stated && stated != folder)
        {
            map.Error("council", $"The file lies in '{folder}', so its council cannot be '{stated}'.");
        }

        return new ArticleFile
        {
            File = file,
            Id = IdOf(map, welsh ? name[..^WelshEnding.Length] : name),
            Council = folder != SharedFolder && CouncilId.TryParse(folder, out var council) ? council : null,
            Language = LanguageOf(map, welsh),
            FrontMatter = map,
            Body = string.Join('\n', lines[first..]).TrimEnd(),
            BodyLine = first + 1,
            Title = map.RequiredText("title"),
            Url = map.RequiredText("url"),
            Updated = map.Date("updated"),
            LastChecked = map.Date("lastChecked"),
            ReviewBy = map.Date("reviewBy"),
            Service = map.Number("service"),
            Interactions = map.Texts("interactions"),
            Contact = map.Text("contact"),
            Owner = map.Text("owner"),
            Keywords = map.Texts("keywords"),
            Councils = map.Texts("councils"),
            Overrides = map.Text("overrides"),
        };
    }

    private static string IdOf(YamlMap map, string inferred)
    {
        var id = map.Text("id") ?? inferred;
        if (!IdShape().IsMatch(id))
        {
            map.Error("id", $"The id '{id}' must be up to 100 lower-case letters, digits and hyphens.");
        }

        return id;
    }

    private static LanguageTag LanguageOf(YamlMap map, bool welshName)
    {
        var inferred = welshName ? LanguageTag.Welsh : LanguageTag.English;
        if (map.Text("language") is { } stated && !(LanguageTag.TryParse(stated, out var tag) && tag == inferred))
        {
            map.Error("language", $"The file's name says '{inferred}' (a Welsh file ends in .cy.md), but this says '{stated}'.");
        }

        return inferred;
    }

    [GeneratedRegex("^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdShape();
}
