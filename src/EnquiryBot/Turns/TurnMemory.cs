using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnquiryBot.Turns;

/// <summary>What the bot remembers from one turn to the next. Only redacted text; kept sealed; gone with the conversation.</summary>
public sealed record TurnMemory
{
    /// <summary>The language of the conversation, as its tag; null before it is known.</summary>
    public string? Language { get; init; }

    /// <summary>The last question that had a topic of its own, redacted: what "and for a flat?" is about.</summary>
    public string? Topic { get; init; }

    /// <summary>The LGSL code of that topic.</summary>
    public int? Service { get; init; }

    /// <summary>How many questions in a row found nothing.</summary>
    public int UnansweredInRow { get; init; }

    /// <summary>The choices that were offered last, when the bot asked back.</summary>
    public IReadOnlyList<RememberedChoice> Choices { get; init; } = [];

    /// <summary>The redacted question that the choices are about.</summary>
    public string? ChoiceQuestion { get; init; }

    /// <summary>The round on which the citizen's bins are emptied; it stands for the postcode, which is not remembered.</summary>
    public string? Round { get; init; }

    /// <summary>Whether the postcode was asked for: once in a conversation is enough.</summary>
    public bool PostcodeAsked { get; init; }

    /// <summary>The redacted question for which the postcode was asked for in the turn before.</summary>
    public string? PostcodeQuestion { get; init; }

    /// <summary>Ids of the safeguarding concerns that were answered: the fixed words are said once for each.</summary>
    public IReadOnlyList<string> Concerns { get; init; } = [];
}

/// <summary>A choice that was offered.</summary>
/// <param name="Title">Its wording, which comes back as the citizen's message.</param>
/// <param name="Service">The LGSL code that it stands for.</param>
public sealed record RememberedChoice(string Title, int Service);

/// <summary>
/// The memory as stored: before and after one message. A message that is answered again after a crash starts from
/// <paramref name="Before"/>, so that it counts once.
/// </summary>
/// <param name="MessageId">The message whose turn wrote it.</param>
/// <param name="Before">What was remembered when that turn began.</param>
/// <param name="After">What it left.</param>
internal sealed record StoredMemory(long MessageId, TurnMemory Before, TurnMemory After)
{
    public static TurnMemory Recall(string? json, long messageId)
    {
        if (json is null || JsonSerializer.Deserialize(json, MemoryJson.Default.StoredMemory) is not { } stored)
        {
            return new TurnMemory();
        }

        return stored.MessageId == messageId ? stored.Before : stored.After;
    }

    public string ToJson() => JsonSerializer.Serialize(this, MemoryJson.Default.StoredMemory);
}

[JsonSerializable(typeof(StoredMemory))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class MemoryJson : JsonSerializerContext;
