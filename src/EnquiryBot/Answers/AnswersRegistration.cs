using EnquiryBot.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Answers;

/// <summary>Registers what answers from the council's own pages.</summary>
public static class AnswersRegistration
{
    /// <summary>Adds <see cref="EnquiryPipeline"/> with native functions. <see cref="AnswerThresholds"/> are checked at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>Answers</c>.</param>
    public static IServiceCollection AddAnswers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnswerThresholds>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(provider => new EnquiryPipeline(
            EnquiryPlugin.Native(provider.GetRequiredService<KnowledgeSearch>(), provider.GetRequiredService<QuestionEmbedder>()),
            provider.GetRequiredService<IOptions<AnswerThresholds>>()));
    }
}
