using System.Text;
using System.Text.RegularExpressions;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Writes the Markdown of our own articles, so that chunker, citations and editors see one thing, whatever a page was written in.</summary>
internal sealed partial class MarkdownWriter
{
    /// <summary>Stands for a line break within a block while it is being written.</summary>
    public const char Break = '\u0001';

    private const int DeepestHeading = 6;

    private readonly List<string> _blocks = [];
    private readonly List<int> _levels = [];

    /// <summary>Whether nothing has been written.</summary>
    public bool IsEmpty => _blocks.Count == 0;

    /// <summary>A heading. Levels are moved so that the first is 2 and none is skipped; a heading without text below it is left out in the end.</summary>
    public void Heading(int level, string inline, string? id)
    {
        var text = Line(inline).Replace(Break, ' ');
        if (text.Length == 0)
        {
            return;
        }

        _levels.RemoveAll(l => l >= level);
        _levels.Add(level);
        var marks = new string('#', Math.Min(_levels.Count + 1, DeepestHeading));
        var closing = text.EndsWith('#') ? " #" : "";
        _blocks.Add($"{marks} {text}{closing}{(id is not null && HeadingAnchor.IsOne(id) ? HeadingAnchor.Write(id) : "")}");
    }

    /// <summary>A paragraph of inline Markdown.</summary>
    public void Paragraph(string inline)
    {
        var text = Line(inline);
        if (text.Length > 0)
        {
            _blocks.Add(string.Join("\\\n", text.Split(Break).Select(l => l.Trim()).Where(l => l.Length > 0).Select(GuardStart)));
        }
    }

    /// <summary>A list; items may have several lines, a list inside them say.</summary>
    public void List(IEnumerable<string> items, bool ordered)
    {
        var number = 0;
        var lines = items.Select(item => (Mark: ordered ? $"{++number}. " : "- ", Text: item))
            .Select(item => item.Mark + string.Join('\n', item.Text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : new string(' ', item.Mark.Length) + line)));
        Add(string.Join('\n', lines));
    }

    /// <summary>A table of inline cells, the first row being the header.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Max(r => r.Count);
        string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(c => Line(c).Replace(Break, ' ')))} |";
        var lines = rows.Select(r => Row(r.Concat(Enumerable.Repeat("", columns - r.Count)))).ToList();
        lines.Insert(1, Row(Enumerable.Repeat("---", columns)));
        _blocks.Add(string.Join('\n', lines));
    }

    /// <summary>Text of blocks that were written elsewhere.</summary>
    public void Add(string markdown)
    {
        if (markdown.Length > 0)
        {
            _blocks.Add(markdown);
        }
    }

    /// <summary>The Markdown; headings under which nothing stands are left out.</summary>
    public override string ToString()
    {
        var kept = new List<string>();
        foreach (var block in Enumerable.Reverse(_blocks))
        {
            var level = LevelOf(block);
            if (level == 0 || (kept.Count > 0 && (LevelOf(kept[^1]) == 0 || LevelOf(kept[^1]) > level)))
            {
                kept.Add(block);
            }
        }

        kept.Reverse();
        return string.Join("\n\n", kept);
    }

    /// <summary>Text with the characters marked that Markdown would take for its own.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' => escaped.Append('\\').Append(c),
                Break or '\0' => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static string Line(string inline) => White().Replace(inline, " ").Trim(' ', Break);

    private static int LevelOf(string block) => block.StartsWith('#') ? block.IndexOf(' ', StringComparison.Ordinal) : 0;

    // What only means something at the beginning of a line: headings, lists, underlines.
    private static string GuardStart(string line) => line switch
    {
        ['#' or '+' or '-' or '=' or ':' or '~', ..] => "\\" + line,
        [>= '0' and <= '9', ..] => Numbered().Replace(line, "$1\\$2"),
        _ => line,
    };

    [GeneratedRegex(@"[\s\p{Cc}-[\u0001]]+", RegexOptions.CultureInvariant)]
    private static partial Regex White();

    [GeneratedRegex(@"^([0-9]{1,9})([.)])(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
