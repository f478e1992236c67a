using EnquiryBot.Web.Channels;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>One line of a conversation on the page.</summary>
/// <param name="Line">What was said.</param>
/// <param name="Action">Where its form goes.</param>
/// <param name="AsTyped">The citizen's words unmasked, when the reader asked for them.</param>
internal sealed record EnquiryLine(TranscriptLine Line, string Action, string? AsTyped);
