using EnquiryBot.Turns.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Turns;

/// <summary>Registers the turn: its way in, its steps, their order.</summary>
public static class TurnsRegistration
{
    /// <summary>Adds <see cref="TurnProcessor"/> with its pipeline.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<ScreenSafeguarding>()
        .AddSingleton<HoldForAdviser>()
        .AddSingleton<TakeUpFeedback>()
        .AddSingleton<ReplyToBlank>()
        .AddSingleton<TakeUpChoice>()
        .AddSingleton<TakeUpPostcode>()
        .AddSingleton<ClassifyIntent>()
        .AddSingleton<ReplyFromIntent>()
        .AddSingleton<SignpostOtherCouncil>()
        .AddSingleton<LookUpCollections>()
        .AddSingleton<Enquire>()
        .AddSingleton<TurnPipeline>()
        .AddSingleton<TurnEscalation>()
        .AddSingleton<TurnProcessor>();
}
