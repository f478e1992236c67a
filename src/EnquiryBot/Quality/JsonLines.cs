using System.Text.Json;
using System.Text.Json.Serialization;
using EnquiryBot.Content;
using EnquiryBot.Intents;

namespace EnquiryBot.Quality;

/// <summary>A question with the articles that answer it: a row of <c>--questions</c>.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Text">The question.</param>
/// <param name="Relevant">The ids of the articles that answer it; at least one.</param>
/// <param name="History">What was said before, oldest first; empty for a question that stands alone.</param>
public sealed record RetrievalQuestion(string Id, string Text, IReadOnlyList<string> Relevant, IReadOnlyList<string> History);

/// <summary>An article of anybody's data: a row of <c>--articles</c>.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Title">The title; may be empty.</param>
/// <param name="Text">The text.</param>
public sealed record RetrievalArticle(string Id, string Title, string Text);

/// <summary>
/// Reads files of one JSON object a line. Empty lines are skipped, fields that are not asked for ignored. Every fault is
/// named with file and line; no fault repeats what a row says.
/// </summary>
public static class JsonLines
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <summary>Reads rows <c>{"text","label"}</c>.</summary>
    /// <exception cref="ContentFaultsException">Rows that cannot be used; the message lists all of them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<LabelledText> ReadLabelledTexts(string path) => Read<LabelledRow, LabelledText>(
        path,
        row => row.Text is null ? Missing("text") : string.IsNullOrWhiteSpace(row.Label) ? Missing("label") : null,
        row => new LabelledText(row.Text!, row.Label!));

    /// <summary>Reads rows <c>{"id","text","relevant":[...],"history"?:[...]}</c>.</summary>
    /// <exception cref="ContentFaultsException">Rows that cannot be used, or an id twice; the message lists all of them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RetrievalQuestion> ReadQuestions(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return Read<QuestionRow, RetrievalQuestion>(
            path,
            row => string.IsNullOrWhiteSpace(row.Id) ? Missing("id")
                : string.IsNullOrWhiteSpace(row.Text) ? Missing("text")
                : row.Relevant is not { Length: > 0 } ? Missing("relevant")
                : ids.Add(row.Id) ? null : Twice(row.Id),
            row => new RetrievalQuestion(row.Id!, row.Text!, row.Relevant!, row.History ?? []));
    }

    /// <summary>Reads rows <c>{"id","title","text"}</c>.</summary>
    /// <exception cref="ContentFaultsException">Rows that cannot be used, or an id twice; the message lists all of them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RetrievalArticle> ReadArticles(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return Read<ArticleRow, RetrievalArticle>(
            path,
            row => string.IsNullOrWhiteSpace(row.Id) ? Missing("id")
                : string.IsNullOrWhiteSpace(row.Title + row.Text) ? Missing("text")
                : ids.Add(row.Id) ? null : Twice(row.Id),
            row => new RetrievalArticle(row.Id!, row.Title ?? "", row.Text ?? ""));
    }

    private static string Missing(string field) => $"The field '{field}' is missing or empty.";

    private static string Twice(string id) => $"The id '{id}' is there twice.";

    private static List<T> Read<TRow, T>(string path, Func<TRow, string?> faultOf, Func<TRow, T> make)
        where TRow : class
    {
        var faults = new FaultList();
        var rows = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (row, fault) = Parse<TRow>(line);
            fault ??= faultOf(row!);
            if (fault is null)
            {
                rows.Add(make(row!));
            }
            else
            {
                faults.Error(path, number, fault);
            }
        }

        faults.ThrowOnErrors();
        return rows;
    }

    private static (TRow? Row, string? Fault) Parse<TRow>(string line)
        where TRow : class
    {
        try
        {
            return JsonSerializer.Deserialize<TRow>(line, _options) is { } row ? (row, null) : (null, "The row is null, not an object.");
        }
        catch (JsonException e)
        {
            // Not e.Message: it may quote the row, which may be a citizen's question.
            return (null, $"This is not the JSON object that is needed{(e.Path is { Length: > 1 } at ? $" (at {at})" : "")}.");
        }
    }

    private sealed record LabelledRow(string? Text, string? Label);

    private sealed record QuestionRow(string? Id, string? Text, string[]? Relevant, string[]? History);

    private sealed record ArticleRow(string? Id, string? Title, string? Text);
}
