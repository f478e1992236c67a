using System.Globalization;
using System.Text;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>
/// Unicode's form NFKC, of the characters that the vocabulary can tell apart; the others are unknown to it in every form.
/// Our own, because the service runs without the system's Unicode library, and string.Normalize then changes nothing.
/// </summary>
internal static class CompatibilityForm
{
    private static readonly Tables _tables = Tables.Read();

    /// <summary>The code points of a text in this form. Half of a surrogate pair stays as it is.</summary>
    public static List<int> Of(string text)
    {
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            var point = isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
            if (_tables.Decompositions.TryGetValue(point, out var parts))
            {
                points.AddRange(parts);
            }
            else
            {
                points.Add(point);
            }
        }

        if (!Ascii.IsValid(text))
        {
            SortMarks(points);
            Compose(points);
        }

        return points;
    }

    private static int ClassOf(int point) => _tables.Classes.GetValueOrDefault(point);

    private static void SortMarks(List<int> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var own = ClassOf(points[i]);
            for (var j = i; own > 0 && j > 0 && ClassOf(points[j - 1]) > own; j--)
            {
                (points[j - 1], points[j]) = (points[j], points[j - 1]);
            }
        }
    }

    private static void Compose(List<int> points)
    {
        var (kept, starter, lastClass) = (0, -1, 0);
        foreach (var point in points.ToArray())
        {
            var own = ClassOf(point);
            var reaches = starter >= 0 && (lastClass < own || lastClass == 0);
            if (reaches && _tables.Composites.TryGetValue((points[starter], point), out var composite))
            {
                points[starter] = composite;
                continue;
            }

            (starter, lastClass) = own == 0 ? (kept, 0) : (starter, own);
            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private sealed record Tables(
        Dictionary<int, int[]> Decompositions, Dictionary<(int First, int Second), int> Composites, Dictionary<int, int> Classes)
    {
        public static Tables Read()
        {
            var tables = new Tables([], [], []);
            using var stream = typeof(CompatibilityForm).Assembly.GetManifestResourceStream(typeof(CompatibilityForm), "compatibility-forms.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                tables.Add(line.Split(' '));
            }

            var pairs = tables.Composites.ToDictionary(c => c.Value, c => c.Key);
            foreach (var composite in pairs.Keys)
            {
                tables.Decompositions.TryAdd(composite, [.. Parts(composite, pairs)]);
            }

            return tables;
        }

        private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

        private void Add(string[] words)
        {
            switch (words[0])
            {
                case "k":
                    Decompositions.Add(Hex(words[1]), [.. words.Skip(2).Select(Hex)]);
                    break;
                case "c":
                    Composites.Add((Hex(words[2]), Hex(words[3])), Hex(words[1]));
                    break;
                case "m":
                    AddClass(int.Parse(words[1], CultureInfo.InvariantCulture), words.Skip(2));
                    break;
            }
        }

        private void AddClass(int number, IEnumerable<string> ranges)
        {
            foreach (var range in ranges.Select(r => r.Split('-')))
            {
                for (var point = Hex(range[0]); point <= Hex(range[^1]); point++)
                {
                    Classes.Add(point, number);
                }
            }
        }

        // The first part of a composite may be a composite: an accent below and one above.
        private static IEnumerable<int> Parts(int point, Dictionary<int, (int First, int Second)> pairs) =>
            pairs.TryGetValue(point, out var pair) ? Parts(pair.First, pairs).Append(pair.Second) : [point];
    }
}
