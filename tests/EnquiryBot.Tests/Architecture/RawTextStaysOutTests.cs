using System.Reflection;
using EnquiryBot.Privacy;
using EnquiryBot.Turns;
using Microsoft.Extensions.Logging;
using NetArchTest.Rules;

namespace EnquiryBot.Tests.Architecture;

/// <summary>What a citizen typed is seen by the channel, the processor and redaction only, and by no log at all.</summary>
public sealed class RawTextStaysOutTests
{
    private static readonly Assembly[] Sources = [typeof(EnquiryBotRegistration).Assembly, typeof(Web.Pages.PageWords).Assembly];

    [Fact]
    public void Behind_the_processor_only_redacted_text_exists()
    {
        var users = Sources.SelectMany(a => Types.InAssembly(a).That().HaveDependencyOn(typeof(CitizenText).FullName!).GetTypes())
            .Where(t => t.Namespace != typeof(CitizenText).Namespace)
            .Select(t => (t.DeclaringType ?? t).Name)
            .Distinct();

        var allowed = new[] { nameof(TurnProcessor), nameof(TurnRequest), "EnquiryBotHandler", "TranscriptReader", "RetrievalEvaluator", "GoldenRetrieval", "VectorDataView", "IntentEvaluator", "Rehearsal", "IntentTrainer", "LabelModel" };
        Assert.Empty(users.Except(allowed));
        Assert.Contains(nameof(TurnRequest), users);
    }

    [Fact]
    public void No_log_message_takes_a_citizens_text()
    {
        var messages = Sources.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(m => m.GetCustomAttribute<LoggerMessageAttribute>() is not null).ToList();

        Assert.NotEmpty(messages);
        Assert.DoesNotContain(messages, m => m.GetParameters().Any(p =>
            p.ParameterType == typeof(CitizenText) || p.ParameterType == typeof(RedactedText) || p.ParameterType == typeof(SealedText)));
    }

    [Fact]
    public void The_texts_print_as_masks()
    {
        var typed = new CitizenText("my secret");
        var redacted = new PersonalDataRedactor().Redact(typed).Text;

        Assert.DoesNotContain("secret", typed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", redacted.ToString(), StringComparison.Ordinal);
        Assert.Equal("my secret", redacted.Value);
    }
}
