using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.Tests.BotFramework;

/// <summary>An adapter that keeps what is sent and numbers it.</summary>
internal sealed class RecordingAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public List<string> Changes { get; } = [];

    public Task RunAsync(Activity activity, BotCallbackHandler bot) =>
        RunPipelineAsync(new TurnContext(this, activity), bot, CancellationToken.None);

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        lock (Sent)
        {
            Sent.AddRange(activities);
            return Task.FromResult(activities.Select((_, i) => new ResourceResponse { Id = $"sent-{Sent.Count - activities.Length + i + 1}" }).ToArray());
        }
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Changes.Add($"update {activity.Id}");
        return Task.FromResult(new ResourceResponse { Id = activity.Id });
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Changes.Add($"delete {reference.ActivityId}");
        return Task.CompletedTask;
    }

    public static Activity Message(string text = "hello") => new()
    {
        Type = ActivityTypes.Message,
        Id = "in-1",
        Text = text,
        ChannelId = "test",
        ServiceUrl = "https://channel.example/",
        From = new ChannelAccount { Id = "citizen" },
        Recipient = new ChannelAccount { Id = "bot" },
        Conversation = new ConversationAccount { Id = "conv" },
        Locale = "cy-GB",
    };
}
