using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Embeddings;
using EnquiryBot.Helpdesk;
using EnquiryBot.Intents;
using EnquiryBot.Knowledge;
using EnquiryBot.Knowledge.Import;
using EnquiryBot.Language;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;
using EnquiryBot.SelfService;
using EnquiryBot.Telemetry;
using EnquiryBot.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot;

/// <summary>Registers the engine: every capability, in the order in which they start.</summary>
public static class EnquiryBotRegistration
{
    /// <summary>Adds the engine, for the web host and the command line alike.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration; each capability takes its own section.</param>
    /// <param name="folders">Where knowledge and data are.</param>
    /// <param name="keysMayBePlain">See <see cref="DataRegistration.AddData"/>.</param>
    public static IServiceCollection AddEnquiryBot(
        this IServiceCollection services, IConfiguration configuration, HouseFolders folders, bool keysMayBePlain)
    {
        services.AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folders);
        services.AddSingleton(typeof(Latest<>));
        services.AddSingleton<EnquiryBotMetrics>();
        services.AddSingleton<CouncilDirectory>();
        return services
            .AddData(configuration.GetSection("Data"), folders, keysMayBePlain)
            .AddPrivacy()
            .AddLanguage()
            .AddIntents()
            .AddEmbeddings(configuration.GetSection("Embeddings"))
            .AddRetrieval(configuration.GetSection("Retrieval"))
            .AddAnswers(configuration.GetSection("Answers"))
            .AddKnowledge(configuration.GetSection("Knowledge"))
            .AddIngestion(configuration.GetSection("Ingest"))
            .AddConversations()
            .AddHelpdesk()
            .AddSelfService()
            .AddTurns();
    }
}
