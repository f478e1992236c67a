using System.Text.Json;
using EnquiryBot.Councils;

namespace EnquiryBot.Quality;

/// <summary>Reads one JSON object as a row and reports everything that is wrong with it.</summary>
internal sealed class GoldenRowReader(JsonElement row, Action<string> report)
{
    private static readonly string[] Fields =
    [
        "id", "council", "language", "kind", "text", "history", "outcome", "articles", "service", "interaction", "contains", "excludes",
        "risky", "twin", "split",
    ];

    private static readonly string[] Kinds = ["plain", "colloquial", "misspelt", "follow-up", "unanswerable", "welsh", "dangerous", "person", "other-council"];

    private static readonly string[] Outcomes = ["answered", "suggested", "clarified", "signposted", "completed", "acknowledged", "unanswered", "declined", "handed-over"];

    private bool _isFaulty;

    public GoldenRow? Read()
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            report("The line must be one JSON object.");
            return null;
        }

        foreach (var field in row.EnumerateObject().GroupBy(f => f.Name))
        {
            if (!Fields.Contains(field.Key))
            {
                Fault($"'{field.Key}' is not a known field. Known fields: {string.Join(", ", Fields)}.");
            }
            else if (field.Count() > 1)
            {
                Fault($"The field '{field.Key}' is there twice.");
            }
        }

        var read = new GoldenRow
        {
            Id = Required("id"),
            Council = Council(),
            Language = Language(),
            Kind = OneOf("kind", Required("kind"), Kinds),
            Text = Required("text"),
            History = Texts("history"),
            Outcome = [.. Required("outcome").Split('|').Select(o => OneOf("outcome", o, Outcomes))],
            Articles = Texts("articles"),
            Service = Service(),
            Interaction = Text("interaction"),
            Contains = Texts("contains"),
            Excludes = Texts("excludes"),
            Risky = Risky(),
            Twin = Text("twin"),
            Split = Split(),
        };
        return _isFaulty ? null : read;
    }

    private void Fault(string message)
    {
        _isFaulty = true;
        report(message);
    }

    private string? Text(string field)
    {
        if (!row.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fault($"'{field}' must be a text.");
            return null;
        }

        return value.GetString();
    }

    private string Required(string field)
    {
        if (!row.TryGetProperty(field, out _))
        {
            Fault($"The field '{field}' is missing.");
            return "";
        }

        var text = Text(field);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            Fault($"'{field}' is empty.");
        }

        return text ?? "";
    }

    private string OneOf(string field, string text, string[] known)
    {
        if (text.Length > 0 && !known.Contains(text))
        {
            Fault($"The {field} '{text}' must be one of: {string.Join(", ", known)}.");
        }

        return text;
    }

    private IReadOnlyList<string> Texts(string field)
    {
        if (!row.TryGetProperty(field, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String))
        {
            Fault($"'{field}' must be a list of texts.");
            return [];
        }

        return [.. value.EnumerateArray().Select(v => v.GetString()!)];
    }

    private CouncilId Council()
    {
        var text = Required("council");
        if (!CouncilId.TryParse(text, out var council) && text.Length > 0)
        {
            Fault($"'{text}' is not a council id.");
        }

        return council;
    }

    private LanguageTag Language()
    {
        var text = Required("language");
        if (!LanguageTag.TryParse(text, out var language) && text.Length > 0)
        {
            Fault($"The language '{text}' must be one of: {string.Join(", ", LanguageTag.All)}.");
        }

        return language;
    }

    private int? Service()
    {
        if (!row.TryGetProperty("service", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var code))
        {
            Fault("'service' must be an LGSL code or null.");
            return null;
        }

        return code;
    }

    private bool Risky()
    {
        if (row.TryGetProperty("risky", out var value) && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fault("'risky' must be true or false.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    private GoldenSplit Split() =>
        OneOf("split", Required("split"), ["tuning", "final"]) == "final" ? GoldenSplit.Final : GoldenSplit.Tuning;
}
