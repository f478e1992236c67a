using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Reads a Word document: headings by their style, lists, tables and links; what is marked as hidden is left out and looked at.</summary>
internal sealed class WordFile
{
    private const int MostParts = 2000;
    private const long MostUnpacked = 60 * 1024 * 1024;
    private const int MostCharacters = 20_000_000;
    private const int Deepest = 400;
    private const int DeepestList = 8;

    private readonly MainDocumentPart _main;
    private readonly MarkdownWriter _writer = new();
    private readonly List<string> _hidden = [];
    private readonly List<(int Depth, bool Ordered, string Text)> _list = [];
    private string _title = "";
    private string? _concealed;

    private WordFile(MainDocumentPart main) => _main = main;

    /// <summary>Reads a document.</summary>
    /// <exception cref="UnreadablePageException">It is damaged, nested too deeply, or unpacks to too much.</exception>
    public static PageText Read(byte[] content)
    {
        RefuseBombs(content);
        RefuseDepth(content);
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters });
            var file = new WordFile(document.MainDocumentPart ?? throw new UnreadablePageException("it has no text"));
            return file.Read(document.PackageProperties.Title, document.PackageProperties.Modified);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or FormatException or InvalidOperationException)
        {
            throw new UnreadablePageException("it is not a Word document that can be read");
        }
    }

    // What the archive says of its sizes need not be true, so it is unpacked once and counted.
    private static void RefuseBombs(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false));
            if (archive.Entries.Count > MostParts)
            {
                throw new UnreadablePageException("it has too many parts");
            }

            var (left, buffer) = (MostUnpacked, new byte[64 * 1024]);
            foreach (var entry in archive.Entries)
            {
                using var part = entry.Open();
                while (part.Read(buffer) is > 0 and var count)
                {
                    if ((left -= count) < 0)
                    {
                        throw new UnreadablePageException("it unpacks to more than a document can be");
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new UnreadablePageException("it is not a Word document that can be read");
        }
    }

    // What walks a document calls itself, and so does the library that reads it: boxes in boxes without end would end the process.
    private static void RefuseDepth(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false));
        foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            try
            {
                using var part = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
                while (part.Read())
                {
                    if (part.Depth > Deepest)
                    {
                        throw new UnreadablePageException("its elements are nested too deeply");
                    }
                }
            }
            catch (XmlException)
            {
                throw new UnreadablePageException("it is not a Word document that can be read");
            }
        }
    }

    private PageText Read(string? property, DateTime? modified)
    {
        Blocks(_main.Document?.Body ?? throw new UnreadablePageException("it has no text"));
        CloseList();
        return new PageText
        {
            Title = _title.Length > 0 ? _title : property?.Trim() ?? "",
            Markdown = _writer.ToString(),
            Updated = modified is { } at ? DateOnly.FromDateTime(at) : null,
            Hidden = _hidden,
            Concealed = _concealed,
        };
    }

    private void Blocks(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    Write(paragraph);
                    break;
                case Table table:
                    CloseList();
                    Write(table);
                    break;
                case SdtBlock block when block.SdtContentBlock is { } inside && !IsContents(block):
                    Blocks(inside);
                    break;
            }
        }
    }

    // A table of contents says everything twice.
    private static bool IsContents(SdtBlock block) => block.SdtProperties?.Descendants<DocPartGallery>().Any(g => g.Val?.Value == "Table of Contents") == true;

    private void Write(Paragraph paragraph)
    {
        var text = Inline(paragraph).ToString().Trim();
        var style = StyleOf(paragraph);
        if (text.Length == 0 || style.StartsWith("toc", StringComparison.Ordinal))
        {
            return;
        }

        if (style == "title" || (LevelOf(paragraph, style) == 1 && _title.Length == 0 && _writer.IsEmpty))
        {
            _title = _title.Length == 0 ? Inline(paragraph, plain: true).ToString().Trim() : _title;
        }
        else if (LevelOf(paragraph, style) is { } level)
        {
            CloseList();
            _writer.Heading(level, text, null);
        }
        else if (Numbering(paragraph) is var (depth, ordered))
        {
            _list.Add((depth, ordered, text));
        }
        else
        {
            CloseList();
            _writer.Paragraph(text);
        }
    }

    private void CloseList()
    {
        // A list may begin deeper than it goes on.
        for (var at = 0; at < _list.Count;)
        {
            _writer.Add(Items(ref at, _list[at].Depth));
        }

        _list.Clear();
    }

    private string Items(ref int at, int depth)
    {
        var (writer, items, ordered) = (new MarkdownWriter(), new List<string>(), _list[at].Ordered);
        while (at < _list.Count && _list[at].Depth >= depth)
        {
            if (_list[at].Depth > depth)
            {
                var inner = Items(ref at, _list[at].Depth);
                items[^1] += "\n" + inner;
                continue;
            }

            var item = new MarkdownWriter();
            item.Paragraph(_list[at++].Text);
            items.Add(item.ToString());
        }

        writer.List(items, ordered);
        return writer.ToString();
    }

    private void Write(Table table)
    {
        var rows = table.Elements<TableRow>().Select(r => (IReadOnlyList<string>)[.. r.Elements<TableCell>()
            .Select(c => string.Join(' ', c.Descendants<Paragraph>().Select(p => Inline(p).ToString().Trim())).Trim())]).Where(r => r.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        if (rows.All(r => r.Count == 1))
        {
            rows.ForEach(r => _writer.Paragraph(r[0]));
            return;
        }

        _writer.Table(rows.Count > 1 ? rows : [.. rows.Prepend([.. rows[0].Select(_ => "")])]);
    }

    private StringBuilder Inline(OpenXmlElement parent, bool plain = false)
    {
        var text = new StringBuilder();
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Run run:
                    Append(run, text, plain);
                    break;
                case Hyperlink link when !plain && link.Id?.Value is { } id && _main.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri is { IsAbsoluteUri: true, Scheme: "https" or "http" or "mailto" } uri:
                    text.Append('[').Append(Inline(link)).Append("](").Append(uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)).Append(')');
                    break;
                case Hyperlink or InsertedRun or SdtRun or SdtContentRun or SimpleField or CustomXmlRun:
                    text.Append(Inline(element, plain));
                    break;
            }
        }

        return text;
    }

    private void Append(Run run, StringBuilder text, bool plain)
    {
        var said = string.Concat(run.ChildElements.Select(e => e switch
        {
            Text t => t.Text,
            TabChar => " ",
            Break or CarriageReturn => plain ? " " : MarkdownWriter.Break.ToString(),
            NoBreakHyphen => "-",
            _ => "",
        }));
        var trick = TrickOf(run.RunProperties);
        if (trick is null && run.RunProperties?.Vanish is null)
        {
            text.Append(plain ? said : string.Join(MarkdownWriter.Break, said.Split(MarkdownWriter.Break).Select(MarkdownWriter.Escape)));
            return;
        }

        _hidden.Add(said);
        _concealed ??= said.Contains(' ', StringComparison.Ordinal) ? trick : null;
    }

    private static string? TrickOf(RunProperties? properties)
    {
        var white = properties?.Color?.Val?.Value?.Equals("FFFFFF", StringComparison.OrdinalIgnoreCase) == true && properties.Shading is null && properties.Highlight is null;
        var tiny = int.TryParse(properties?.FontSize?.Val?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var halves) && halves <= 4;
        return white ? "text in the colour of its background" : tiny ? "text without size" : null;
    }

    private string StyleOf(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        var name = _main.StyleDefinitionsPart?.Styles?.Elements<Style>().FirstOrDefault(s => s.StyleId?.Value == id)?.StyleName?.Val?.Value;
        return (name ?? id).ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
    }

    private static int? LevelOf(Paragraph paragraph, string style) =>
        style.StartsWith("heading", StringComparison.Ordinal) && style.Length == 8 && style[7] is >= '1' and <= '9' ? style[7] - '0'
        : paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } outline && outline < 9 ? outline + 1
        : null;

    private (int Depth, bool Ordered)? Numbering(Paragraph paragraph)
    {
        var style = StyleOf(paragraph);
        if (paragraph.ParagraphProperties?.NumberingProperties is not { NumberingId.Val.Value: > 0 and var id } numbering)
        {
            return style.StartsWith("listbullet", StringComparison.Ordinal) ? (0, false) : style.StartsWith("listnumber", StringComparison.Ordinal) ? (0, true) : null;
        }

        var depth = Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, DeepestList);
        var definitions = _main.NumberingDefinitionsPart?.Numbering;
        var of = definitions?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == id)?.AbstractNumId?.Val?.Value;
        var level = definitions?.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == of)?.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == depth);
        return (depth, level?.NumberingFormat?.Val?.Value is { } format && format != NumberFormatValues.Bullet && format != NumberFormatValues.None);
    }
}
