using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.Tests.BotFramework;

public sealed class ActivityHandlerTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly Noting _bot = new();

    [Theory]
    [InlineData(ActivityTypes.Message, "message hello")]
    [InlineData(ActivityTypes.Event, "event")]
    [InlineData(ActivityTypes.Typing, "typing")]
    [InlineData(ActivityTypes.EndOfConversation, "end")]
    [InlineData("somethingNew", "unrecognised")]
    public async Task Each_kind_has_its_method(string type, string called)
    {
        var activity = RecordingAdapter.Message();
        activity.Type = type;

        await _adapter.RunAsync(activity, _bot.OnTurnAsync);

        Assert.Equal([called], _bot.Called);
    }

    [Theory]
    [InlineData("bot", 0)]
    [InlineData("citizen", 1)]
    public async Task The_bot_itself_is_not_welcomed(string member, int welcomes)
    {
        var update = RecordingAdapter.Message();
        (update.Type, update.MembersAdded) = (ActivityTypes.ConversationUpdate, [new ChannelAccount { Id = member }]);

        await _adapter.RunAsync(update, _bot.OnTurnAsync);

        Assert.Equal(welcomes, _bot.Called.Count);
    }

    [Fact]
    public async Task Reactions_added_come_before_those_removed()
    {
        var reaction = RecordingAdapter.Message();
        reaction.Type = ActivityTypes.MessageReaction;
        (reaction.ReactionsAdded, reaction.ReactionsRemoved) = ([new MessageReaction { Type = "like" }], [new MessageReaction { Type = "heart" }]);

        await _adapter.RunAsync(reaction, _bot.OnTurnAsync);

        Assert.Equal(["+like", "-heart"], _bot.Called);
    }

    [Fact]
    public async Task A_call_that_nobody_answers_is_501()
    {
        var call = RecordingAdapter.Message();
        call.Type = ActivityTypes.Invoke;

        await _adapter.RunAsync(call, _bot.OnTurnAsync);

        var answer = Assert.Single(_adapter.Sent);
        Assert.Equal((ActivityTypesEx.InvokeResponse, """{"status":501}"""), (answer.Type, answer.Value?.ToJsonString()));
    }

    [Fact]
    public async Task An_activity_without_a_type_is_an_error() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _adapter.RunAsync(new Activity(), _bot.OnTurnAsync));

    private sealed class Noting : ActivityHandler
    {
        public List<string> Called { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"message {turnContext.Activity.Text}");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("joined");

        protected override Task OnReactionsAddedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"+{messageReactions[0].Type}");

        protected override Task OnReactionsRemovedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"-{messageReactions[0].Type}");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Note("event");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Note("typing");

        protected override Task OnEndOfConversationActivityAsync(
            ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Note("end");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Note("unrecognised");

        private Task Note(string what)
        {
            Called.Add(what);
            return Task.CompletedTask;
        }
    }
}
