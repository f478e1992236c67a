namespace EnquiryBot.Knowledge.Import;

/// <summary>Reads a page by its type.</summary>
internal static class PageReader
{
    /// <summary>Changes when a page would be read otherwise than before: then unchanged pages are read again.</summary>
    public const int Version = 1;

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Pdf = "application/pdf";

    private static readonly Dictionary<string, string> TypesByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".md"] = "text/markdown", [".markdown"] = "text/markdown", [".html"] = "text/html", [".htm"] = "text/html", [".docx"] = Word, [".pdf"] = Pdf,
    };

    /// <summary>The type of a file by its name; null when it is none that is read.</summary>
    public static string? TypeOf(string file) => TypesByEnding.GetValueOrDefault(Path.GetExtension(file));

    /// <summary>The most bytes that are read of a type; 0 when it is not read.</summary>
    public static int LimitOf(string type, IngestOptions options) => type switch
    {
        "text/html" or "application/xhtml+xml" or "text/markdown" => options.MaxPageKilobytes * 1024,
        Word or Pdf => options.MaxDocumentKilobytes * 1024,
        _ => 0,
    };

    /// <summary>Reads a page.</summary>
    /// <exception cref="UnreadablePageException">It cannot be read, or has no text.</exception>
    public static async Task<PageText> ReadAsync(FetchResult.Page page, TimeSpan limit, TimeProvider clock, CancellationToken ct)
    {
        // A hostile file can keep a parser busy for ever, and a parser cannot be stopped: it is left behind.
        var reading = Task.Run(() => Read(page, ct), ct);
        try
        {
            var text = await reading.WaitAsync(limit, clock, ct);
            return ArticleText.Parse(text.Markdown).Count > 0 ? text : throw new UnreadablePageException("it has no text");
        }
        catch (TimeoutException)
        {
            throw new UnreadablePageException($"reading it took more than {limit.TotalSeconds:0} seconds");
        }
        catch (Exception e) when (e is not (UnreadablePageException or OperationCanceledException))
        {
            throw new UnreadablePageException($"it cannot be read ({e.GetType().Name})");
        }
    }

    private static PageText Read(FetchResult.Page page, CancellationToken ct) => page.Type switch
    {
        Word => WordFile.Read(page.Content),
        Pdf => PdfFile.Read(page.Content, ct),
        "text/markdown" => MarkdownFile.Read(PageCharset.Decode(page.Content, page.Charset), page.Address),
        _ => ReadHtml(page),
    };

    private static PageText ReadHtml(FetchResult.Page page)
    {
        var html = PageCharset.Decode(page.Content, page.Charset);
        // A PDF or a picture that the server calls a page.
        return html.Contains('\0', StringComparison.Ordinal) || html.StartsWith("%PDF", StringComparison.Ordinal)
            ? throw new UnreadablePageException("it is not a web page, although the site says so")
            : HtmlPage.Read(html, page.Address);
    }
}
