using EnquiryBot.Councils;

namespace EnquiryBot.Turns;

/// <summary>What a citizen is sent.</summary>
/// <param name="Outcome">The outcome's name.</param>
/// <param name="Language">The language of the words.</param>
/// <param name="Text">Plain text: paragraphs are separated by an empty line, lines that begin with "- " or "1. " are lists.</param>
/// <param name="Sources">The pages that the text is quoted from.</param>
/// <param name="Pages">Pages that may help.</param>
/// <param name="Choices">What the citizen may send with one touch.</param>
/// <param name="End">What to do next, said after the pages; empty when nothing is to be said.</param>
public sealed record TurnReply(
    string Outcome,
    LanguageTag Language,
    string Text,
    IReadOnlyList<ReplySource> Sources,
    IReadOnlyList<ReplyPage> Pages,
    IReadOnlyList<string> Choices,
    string End)
{
    /// <summary>Files to take along, such as a calendar; addresses on this service.</summary>
    public IReadOnlyList<ReplyFile> Files { get; init; } = [];

    /// <summary>Somebody may be in danger: it must not be overlooked.</summary>
    public bool IsUrgent { get; init; }
}

/// <summary>A page that was quoted.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="LastChecked">The day an editor last checked it, in words; null when unknown.</param>
public sealed record ReplySource(string Id, string Title, string Url, string? LastChecked);

/// <summary>A file that a citizen can take along.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Path">Its address on this service, from the root.</param>
public sealed record ReplyFile(string Title, string Path);

/// <summary>A page that may help.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="FirstLine">Its first sentence.</param>
public sealed record ReplyPage(string Id, string Title, string Url, string FirstLine);
