using EnquiryBot.Privacy;

namespace EnquiryBot.Tests.Privacy;

/// <summary>How tests redact, and the published example data that they use: none of it can belong to anybody.</summary>
internal static class RedactionExamples
{
    private static readonly PersonalDataRedactor Redactor = new();

    public static Redaction Redact(string text) => Redactor.Redact(new CitizenText(text));

    public static string Redacted(string text) => Redact(text).Text.Value;
}
