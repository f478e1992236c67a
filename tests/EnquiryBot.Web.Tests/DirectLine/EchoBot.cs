using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.Web.Tests.DirectLine;

/// <summary>Says back what it hears, and what the tests ask of it.</summary>
internal sealed class EchoBot : ActivityHandler
{
    public ConcurrentQueue<Activity> Seen { get; } = new();

    /// <summary>"wait" is answered when this is set.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Failing { get; set; }

    public override Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Seen.Enqueue(turnContext.Activity);
        return base.OnTurnAsync(turnContext, cancellationToken);
    }

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync("welcome", cancellationToken: cancellationToken);

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var text = turnContext.Activity.Text ?? "";
        if (Failing)
            throw new InvalidOperationException("the bot is broken");
        foreach (var activity in Extras(text))
            await turnContext.SendActivityAsync(activity, cancellationToken);
        if (text == "wait")
            await Gate.Task;
        await turnContext.SendActivityAsync($"you said: {text}", cancellationToken: cancellationToken);
    }

    private static IEnumerable<Activity> Extras(string text) => text switch
    {
        "type" => [new Activity { Type = ActivityTypes.Typing }],
        "trace" => [new Activity { Type = ActivityTypes.Trace, Name = "secret trace" }],
        "handoff" => [new Activity { Type = ActivityTypes.Event, Name = HandoffEventNames.InitiateHandoff, Value = new JsonObject { ["transcript"] = "all" } }],
        "event" => [new Activity { Type = ActivityTypes.Event, Name = "weather", Value = "rain" }],
        "delay" => [new Activity { Type = ActivityTypes.Delay, Value = 5000 }],
        "end" => [new Activity { Type = ActivityTypes.EndOfConversation, Code = EndOfConversationCodes.CompletedSuccessfully }],
        "many" => Enumerable.Range(1, 250).Select(i => MessageFactory.Text($"line {i}")),
        "buttons" => [(Activity)MessageFactory.SuggestedActions(["Yes", "No"], "sure?")],
        _ => [],
    };
}
