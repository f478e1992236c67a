using System.Text.Json.Serialization;

namespace EnquiryBot.Helpdesk;

/// <summary>What was asked and what the bot tried, for the adviser who takes the ticket. Personal data is masked.</summary>
/// <param name="Question">The question, redacted.</param>
/// <param name="Outcome">How the bot's turn would have ended without a person.</param>
/// <param name="Articles">Titles of the pages that were offered or quoted.</param>
/// <param name="Service">The name of the service that was recognised, in English; null when none was.</param>
/// <param name="Confidence">How sure the bot was, 0 to 1; null when it did not search.</param>
public sealed record Tried(string Question, string Outcome, IReadOnlyList<string> Articles, string? Service, double? Confidence);

/// <summary>How to reach a citizen after the tab is closed.</summary>
/// <param name="Name">What to call them; null when not given.</param>
/// <param name="Email">An e-mail address; null when not given.</param>
/// <param name="Phone">A phone number; null when not given.</param>
public sealed record ContactDetails(string? Name, string? Email, string? Phone);

[JsonSerializable(typeof(Tried))]
[JsonSerializable(typeof(ContactDetails))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class PapersJson : JsonSerializerContext;
