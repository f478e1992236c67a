using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EnquiryBot.Content;

/// <summary>
/// A YAML mapping that remembers where each value stands, so that a wrong value is reported with its file and line.
/// Readers return null (or nothing) for what is missing or wrong and add the fault to the list; nothing throws.
/// </summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly FaultList _faults;
    private readonly int _lineOffset;

    private YamlMap(YamlMappingNode node, string file, FaultList faults, int lineOffset)
    {
        _node = node;
        File = file;
        _faults = faults;
        _lineOffset = lineOffset;
    }

    /// <summary>The file that the mapping stands in, relative to the knowledge folder.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1, at which the mapping begins.</summary>
    public int Line => (int)_node.Start.Line + _lineOffset;

    /// <summary>The keys in the order of the file.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Parses a document whose root is a mapping.</summary>
    /// <param name="yaml">The text of the document.</param>
    /// <param name="file">The name under which faults are reported.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="lineOffset">Lines that stand above the document in its file (front matter has one).</param>
    /// <returns>The mapping, or null when the text is not YAML or not a mapping; the fault is in the list.</returns>
    public static YamlMap? Parse(string yaml, string file, FaultList faults, int lineOffset = 0)
    {
        var parser = new Parser(new StringReader(yaml));
        var lines = yaml.AsSpan().Count('\n') + 1;
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new YamlMap(root, file, faults, lineOffset);
            }

            faults.Error(file, 1 + lineOffset, "The file is not a list of 'key: value' lines.");
        }
        catch (YamlException e)
        {
            faults.Error(file, Math.Clamp((int)e.Start.Line, 1, lines) + lineOffset, $"This is not valid YAML: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1 throws this for some lists that are never closed; it stopped after the token it had last.
            var last = (int)(parser.Current?.End.Line ?? 1);
            faults.Error(file, Math.Clamp(last, 1, lines) + lineOffset, "This is not valid YAML: look for a bracket or quotation mark that is not closed.");
        }

        return null;
    }

    /// <summary>The line, counted from 1, of a key, or of the mapping when the key is missing.</summary>
    public int LineOf(string key) =>
        _node.Children.Keys.FirstOrDefault(k => k is YamlScalarNode scalar && scalar.Value == key) is { } found
            ? (int)found.Start.Line + _lineOffset
            : Line;

    /// <summary>Whether the key is there, empty or not.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Reports an error at a key.</summary>
    public void Error(string key, string message) => _faults.Error(File, LineOf(key), message);

    /// <summary>Reports a warning at a key.</summary>
    public void Warning(string key, string message) => _faults.Warning(File, LineOf(key), message);

    /// <summary>Reports every key that is not among those known.</summary>
    public void KnowOnly(params ReadOnlySpan<string> known)
    {
        foreach (var key in Keys)
        {
            if (!known.Contains(key))
            {
                Error(key, $"'{key}' is not a known field here. Known fields: {string.Join(", ", known.ToArray())}.");
            }
        }
    }

    /// <summary>The text of a key, trimmed; null when missing or empty.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } value } => string.IsNullOrWhiteSpace(value) || value == "~" ? null : value.Trim(),
        _ => Wrong<string>(key, "a single text"),
    };

    /// <summary>The text of a key that must be there; empty, with a fault, when it is not.</summary>
    public string RequiredText(string key)
    {
        if (Text(key) is { } value)
        {
            return value;
        }

        Error(key, $"The field '{key}' is missing.");
        return "";
    }

    /// <summary>The whole number of a key; null when missing or not a number.</summary>
    public int? Number(string key) => Text(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => Wrong<int?>(key, "a whole number"),
    };

    /// <summary>True or false; the fallback when the key is missing.</summary>
    public bool Flag(string key, bool fallback) => Text(key) switch
    {
        null => fallback,
        "true" => true,
        "false" => false,
        _ => Wrong<bool?>(key, "true or false") ?? fallback,
    };

    /// <summary>A date written as 2026-09-30; null when missing or not such a date.</summary>
    public DateOnly? Date(string key) => Text(key) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => Wrong<DateOnly?>(key, "a date such as 2026-09-30"),
    };

    /// <summary>The texts of a list; a single text counts as a list of one; empty when missing.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode:
                return Text(key) is { } single ? [single] : [];
            case YamlSequenceNode sequence when sequence.Children.All(c => c is YamlScalarNode):
                return [.. sequence.Children.Cast<YamlScalarNode>().Select(c => (c.Value ?? "").Trim()).Where(t => t.Length > 0)];
            default:
                return Wrong<string[]>(key, "a list of texts") ?? [];
        }
    }

    /// <summary>The texts of a list, each with its line in the file.</summary>
    public IEnumerable<(string Text, int Line)> TextsWithLines(string key) => Find(key) switch
    {
        YamlSequenceNode sequence => sequence.Children.OfType<YamlScalarNode>()
            .Where(c => !string.IsNullOrWhiteSpace(c.Value))
            .Select(c => (c.Value!.Trim(), (int)c.Start.Line + _lineOffset)),
        _ => [],
    };

    /// <summary>The mapping under a key; null when missing.</summary>
    public YamlMap? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, File, _faults, _lineOffset),
        _ => Wrong<YamlMap>(key, "a group of 'key: value' lines"),
    };

    /// <summary>The mappings of a list; empty when missing.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(c => c is YamlMappingNode):
                return [.. sequence.Children.Cast<YamlMappingNode>().Select(m => new YamlMap(m, File, _faults, _lineOffset))];
            default:
                return Wrong<YamlMap[]>(key, "a list of 'key: value' groups") ?? [];
        }
    }

    /// <summary>The lists of a list (synonym groups); empty when missing.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TextLists(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(c => c is YamlSequenceNode):
                return [.. sequence.Children.Cast<YamlSequenceNode>().Select(IReadOnlyList<string> (s) =>
                    [.. s.Children.OfType<YamlScalarNode>().Select(c => (c.Value ?? "").Trim())])];
            default:
                return Wrong<IReadOnlyList<string>[]>(key, "a list of lists of texts") ?? [];
        }
    }

    private YamlNode? Find(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private T? Wrong<T>(string key, string wanted)
    {
        Error(key, $"'{key}' must be {wanted}.");
        return default;
    }
}
