using System.Globalization;

namespace EnquiryBot.Knowledge.Import;

/// <summary>What a site's robots.txt allows us (RFC 9309), with the pause that it asks for.</summary>
internal sealed class RobotsRules
{
    private const int LongestFile = 500 * 1024;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly List<(string Pattern, bool Allow)> _rules = [];

    private RobotsRules()
    {
    }

    /// <summary>A site without the file: everything may be visited.</summary>
    public static RobotsRules Open { get; } = new();

    /// <summary>A site whose file cannot be had because the server fails: nothing may be visited.</summary>
    public static RobotsRules Closed { get; } = Parse("User-agent: *\nDisallow: /", "x");

    /// <summary>The pause between requests that the site asks for, at most a minute.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>Reads the file: the groups that name us, else those for everybody.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">Our name, without version.</param>
    public static RobotsRules Parse(string text, string name)
    {
        var (own, everybody) = (new RobotsRules(), new RobotsRules());
        var (named, ownIsNamed, naming) = (new List<RobotsRules>(), false, false);
        foreach (var line in text[..Math.Min(text.Length, LongestFile)].Split('\n'))
        {
            var (key, value) = Field(line);
            if (key == "user-agent")
            {
                named = naming ? named : [];
                naming = true;
                var isOwn = value.Equals(name, StringComparison.OrdinalIgnoreCase);
                ownIsNamed |= isOwn;
                named.AddRange(isOwn ? [own] : value == "*" ? [everybody] : []);
            }
            else if (key.Length > 0)
            {
                naming = naming && key is not ("allow" or "disallow" or "crawl-delay");
                named.ForEach(rules => rules.Add(key, value));
            }
        }

        return ownIsNamed ? own : everybody;
    }

    /// <summary>Whether an address may be visited: the longest pattern that fits decides, and of two as long the one that allows.</summary>
    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        return _rules.Where(r => Fits(r.Pattern, path)).OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allow)
            .Select(r => (bool?)r.Allow).FirstOrDefault() ?? true;
    }

    private void Add(string key, string value)
    {
        if (key is "allow" or "disallow" && value.Length > 0)
        {
            _rules.Add((value, key == "allow"));
        }
        else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            Pause = TimeSpan.FromSeconds(Math.Min(seconds, LongestPause.TotalSeconds));
        }
    }

    private static (string Key, string Value) Field(string line)
    {
        var plain = line.Split('#')[0];
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (plain[..colon].Trim().ToLowerInvariant(), plain[(colon + 1)..].Trim());
    }

    // Greedy with one step back: linear in path times pattern, so that a file of stars cannot hold the visit up.
    private static bool Fits(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var wanted = anchored ? pattern[..^1] : pattern + "*";
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < path.Length)
        {
            if (p < wanted.Length && wanted[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < wanted.Length && wanted[p] == path[t])
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return wanted[p..].All(c => c == '*');
    }
}
