using EnquiryBot.Councils;

namespace EnquiryBot.Quality;

/// <summary>One question of the golden set with what the service must do about it: a line of <c>golden/*.jsonl</c>.</summary>
public sealed record GoldenRow
{
    /// <summary>The id, unique in the set.</summary>
    public required string Id { get; init; }

    /// <summary>The council that is asked.</summary>
    public required CouncilId Council { get; init; }

    /// <summary>The language of the question.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>
    /// What the row tests: plain, colloquial, misspelt, no-shared-word (with the words of the answer), follow-up, unanswerable,
    /// ask-back, two-needs, welsh, off-topic, dangerous, person, other-council.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>What the citizen wrote before, oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Right outcomes; any one of them will do.</summary>
    public required IReadOnlyList<string> Outcome { get; init; }

    /// <summary>Ids of the articles that hold the answer; any one of them will do.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>The LGSL code of the service; null when the question is about none.</summary>
    public int? Service { get; init; }

    /// <summary>The interaction's id; null when there is none.</summary>
    public string? Interaction { get; init; }

    /// <summary>Facts that an answer must show.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>Facts that an answer must not show, such as another council's fee.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Whether a wrong answer could harm somebody.</summary>
    public bool Risky { get; init; }

    /// <summary>The English or clean row that asks the same.</summary>
    public string? Twin { get; init; }

    /// <summary>Which part of the set it is in: tuning rows set thresholds, final rows only measure.</summary>
    public required GoldenSplit Split { get; init; }
}

/// <summary>The two parts of the golden set.</summary>
public enum GoldenSplit
{
    /// <summary>May be looked at while thresholds are set.</summary>
    Tuning,

    /// <summary>Measures only.</summary>
    Final,
}
