using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Web.Channels;

namespace EnquiryBot.Web.Pages;

/// <summary>Whose message it is.</summary>
internal enum ChatMessageKind
{
    /// <summary>The citizen's.</summary>
    Citizen,

    /// <summary>The bot's.</summary>
    Bot,

    /// <summary>An adviser's.</summary>
    Adviser,

    /// <summary>What happened to the conversation.</summary>
    Notice,
}

/// <summary>One message as the page without script shows it.</summary>
/// <param name="Sequence">Its place in the conversation.</param>
/// <param name="Kind">Whose it is.</param>
/// <param name="Speaker">The adviser's name.</param>
/// <param name="IsUrgent">Whether somebody may be in danger.</param>
/// <param name="Language">The language tag of its words; null when unknown.</param>
/// <param name="Blocks">Its words.</param>
/// <param name="Sources">The pages that it is quoted from.</param>
/// <param name="Pages">Pages that may help.</param>
/// <param name="Files">Files to take along.</param>
/// <param name="End">What to do next.</param>
/// <param name="Choices">What may be answered with one touch.</param>
internal sealed record ChatMessage(
    long Sequence, ChatMessageKind Kind, string? Speaker, bool IsUrgent, string? Language, IReadOnlyList<TextBlock> Blocks,
    IReadOnlyList<ChatPage> Sources, IReadOnlyList<ChatPage> Pages, IReadOnlyList<ChatPage> Files, string? End, IReadOnlyList<string> Choices)
{
    /// <summary>Reads a stored activity; null when it is not a message.</summary>
    public static ChatMessage? Of(StoredActivity stored)
    {
        var activity = JsonSerializer.Deserialize(stored.Json.Span, BotJson.Wire.Activity)!;
        if (activity.Type != ActivityTypes.Message)
        {
            return null;
        }

        var isCitizen = activity.From?.Role == RoleTypes.User;
        var parts = isCitizen ? null : (activity.ChannelData as JsonObject)?[EnquiryBotHandler.ReplyKey] as JsonObject;
        return new ChatMessage(
            stored.Sequence,
            isCitizen ? ChatMessageKind.Citizen : KindOf((string?)parts?["kind"]),
            (string?)parts?["speaker"],
            parts?["urgent"] is JsonValue urgent && urgent.TryGetValue<bool>(out var isUrgent) && isUrgent,
            isCitizen ? null : activity.Locale,
            TextBlock.Parse((string?)parts?["text"] ?? activity.Text ?? ""),
            PagesIn(parts, "sources", "lastChecked"),
            PagesIn(parts, "pages", "firstLine"),
            PagesIn(parts, "files", ""),
            (string?)parts?["end"],
            [.. activity.SuggestedActions?.Actions?.Select(a => a.Title ?? "") ?? []]);
    }

    private static ChatMessageKind KindOf(string? kind) => kind switch
    {
        "adviser" => ChatMessageKind.Adviser,
        "notice" => ChatMessageKind.Notice,
        _ => ChatMessageKind.Bot,
    };

    private static IReadOnlyList<ChatPage> PagesIn(JsonObject? parts, string key, string note) => parts?[key] is JsonArray pages
        ? [.. pages.OfType<JsonObject>().Select(p => new ChatPage((string?)p["title"] ?? "", (string?)p["url"] ?? "", (string?)p[note]))]
        : [];
}

/// <summary>A link to a page of the council.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="Note">When it was last checked, or its first line.</param>
internal sealed record ChatPage(string Title, string Url, string? Note);

/// <summary>A paragraph or a list.</summary>
/// <param name="Kind">p, ul or ol.</param>
/// <param name="Lines">One line of a paragraph, or the items of a list.</param>
internal sealed record TextBlock(string Kind, IReadOnlyList<string> Lines)
{
    /// <summary>Reads plain text: lines that begin with "- " or a number and a full stop are list items.</summary>
    public static IReadOnlyList<TextBlock> Parse(string text)
    {
        var blocks = new List<TextBlock>();
        var lines = new List<string>();
        var kind = "p";
        void Close()
        {
            if (lines.Count > 0)
            {
                blocks.Add(new TextBlock(kind, [.. lines]));
                lines.Clear();
            }
        }

        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var (next, words) = Read(line);
            if (next != kind || next == "p" || words.Length == 0)
            {
                Close();
            }

            kind = next;
            if (words.Length > 0)
            {
                lines.Add(words);
            }
        }

        Close();
        return blocks;
    }

    private static (string Kind, string Words) Read(string line)
    {
        if (line.StartsWith("- ", StringComparison.Ordinal))
        {
            return ("ul", line[2..].Trim());
        }

        var dot = line.IndexOf(". ", StringComparison.Ordinal);
        return dot is 1 or 2 && line.AsSpan(0, dot).IndexOfAnyExceptInRange('0', '9') < 0 ? ("ol", line[(dot + 2)..].Trim()) : ("p", line.Trim());
    }
}
