using System.Globalization;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Reads a PDF document. It has letters at places and nothing else, so lines, paragraphs, lists and headings are what their
/// places, sizes and bullets make likely; a page of two columns or a table may come out in the wrong order.
/// </summary>
internal static partial class PdfFile
{
    private const int MostPages = 200;
    private const int LongestHeading = 120;
    private const double Larger = 1.15;
    private const double Gap = 1.6;

    /// <summary>Reads a document.</summary>
    /// <exception cref="UnreadablePageException">It is damaged or locked, or has no text: a scan.</exception>
    public static PageText Read(byte[] content, CancellationToken ct)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.NumberOfPages > MostPages)
            {
                throw new UnreadablePageException($"it has more than {MostPages} pages");
            }

            var lines = new List<Line>();
            for (var i = 1; i <= document.NumberOfPages; i++)
            {
                ct.ThrowIfCancellationRequested();
                lines.AddRange(LinesOf(document.GetPage(i)));
            }

            return lines.Count == 0
                ? throw new UnreadablePageException("it has no text: it is a picture of one")
                : Write(lines, document.Information.Title, DateOf(document.Information.ModifiedDate ?? document.Information.CreationDate));
        }
        catch (Exception e) when (e is not (UnreadablePageException or OperationCanceledException or OutOfMemoryException))
        {
            // PdfPig throws exceptions of many kinds for what is wrong in a file.
            throw new UnreadablePageException("it is not a PDF document that can be read");
        }
    }

    private static IEnumerable<Line> LinesOf(Page page)
    {
        var words = page.GetWords().Where(w => w.Text.Trim().Length > 0).ToList();
        var lines = new List<List<Word>>();
        foreach (var word in words)
        {
            var height = Math.Max(word.BoundingBox.Height, 1);
            var line = lines.FindLast(l => Math.Abs(l[0].BoundingBox.Bottom - word.BoundingBox.Bottom) < height / 2);
            if (line is null)
            {
                lines.Add([word]);
            }
            else
            {
                line.Add(word);
            }
        }

        var above = double.NaN;
        foreach (var line in lines.OrderByDescending(l => l[0].BoundingBox.Bottom))
        {
            var bottom = line[0].BoundingBox.Bottom;
            var size = line.Max(w => w.Letters.Count == 0 ? 0 : w.Letters.Max(l => l.PointSize));
            yield return new Line(string.Join(' ', line.OrderBy(w => w.BoundingBox.Left).Select(w => w.Text)), size, double.IsNaN(above) ? double.MaxValue : above - bottom);
            above = bottom;
        }
    }

    private static PageText Write(List<Line> lines, string? property, DateOnly? updated)
    {
        var usual = lines.GroupBy(l => Math.Round(l.Size, 1)).MaxBy(g => g.Sum(l => l.Text.Length))!.Key;
        var sizes = lines.Where(l => IsHeading(l, usual)).Select(l => Math.Round(l.Size, 1)).Distinct().OrderDescending().ToList();
        var title = property?.Trim() is { Length: > 3 } said && !FileName().IsMatch(said) ? said : "";
        var (writer, paragraph, items) = (new MarkdownWriter(), new List<string>(), new List<string>());
        void Close()
        {
            if (items.Count > 0)
            {
                writer.List(items.Select(Item), ordered: false);
            }

            writer.Paragraph(MarkdownWriter.Escape(string.Join(' ', paragraph)));
            paragraph.Clear();
            items.Clear();
        }

        foreach (var line in lines.Where(l => !PageNumber().IsMatch(l.Text)))
        {
            if (IsHeading(line, usual))
            {
                Close();
                if (writer.IsEmpty && (title.Length == 0 || title.Equals(line.Text, StringComparison.OrdinalIgnoreCase)))
                {
                    title = line.Text;
                    continue;
                }

                writer.Heading(2 + sizes.IndexOf(Math.Round(line.Size, 1)), MarkdownWriter.Escape(line.Text), null);
            }
            else if (Bullet().Match(line.Text) is { Success: true } bullet)
            {
                if (items.Count == 0)
                {
                    Close();
                }

                items.Add(line.Text[bullet.Length..]);
            }
            else if (items.Count > 0 && line.Above <= usual * Gap)
            {
                items[^1] += " " + line.Text;
            }
            else
            {
                if (items.Count > 0 || line.Above > usual * Gap)
                {
                    Close();
                }

                paragraph.Add(line.Text);
            }
        }

        Close();
        return new PageText { Title = title.Length > 0 ? title : lines[0].Text, Markdown = writer.ToString(), Updated = updated };
    }

    private static string Item(string text)
    {
        var writer = new MarkdownWriter();
        writer.Paragraph(MarkdownWriter.Escape(text));
        return writer.ToString();
    }

    private static bool IsHeading(Line line, double usual) => line.Size > usual * Larger && line.Text.Length <= LongestHeading;

    // D:20260914101500Z
    private static DateOnly? DateOf(string? text) => text?.StartsWith("D:", StringComparison.Ordinal) == true && text.Length >= 10
        && DateOnly.TryParseExact(text[2..10], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed record Line(string Text, double Size, double Above);

    [GeneratedRegex(@"^[•●▪◦‣–·o*]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(page\s+)?[0-9]{1,4}(\s*(of|/)\s*[0-9]{1,4})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\.(docx?|pdf|indd|pub|xlsx?)$|^Microsoft Word", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
