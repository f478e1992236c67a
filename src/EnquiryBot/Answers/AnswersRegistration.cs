using EnquiryBot.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Answers;

/// <summary>Registers what answers from the council's own pages.</summary>
public static class AnswersRegistration
{
    /// <summary>Adds <see cref="EnquiryPipeline"/> with native functions; <see cref="AnswerThresholds"/> bind to <c>Answers</c> and are checked at start.</summary>
    public static IServiceCollection AddAnswers(this IServiceCollection services)
    {
        services.AddOptions<AnswerThresholds>().BindConfiguration("Answers").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(provider => new EnquiryPipeline(
            EnquiryPlugin.Native(provider.GetRequiredService<KnowledgeSearch>()),
            provider.GetRequiredService<IOptions<AnswerThresholds>>()));
    }
}
