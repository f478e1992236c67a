using System.Net;
using EnquiryBot.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Security;

/// <summary>Every way into the service, with who may use it. A new one is added here on purpose or not at all.</summary>
public sealed class EndpointListTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Anybody = "anybody";
    private const string AllowedOrigin = "pages of the council's allowed origins";
    private const string Token = "the conversation's token";
    private const string StreamToken = "the token in the stream's address";
    private const string Secret = "the site's secret";
    private const string Channel = "a channel's token, signed by the Bot Framework; a developer on the same machine";
    private const string Adviser = "advisers and supervisors";
    private const string StaffPolicy = "Helpdesk";
    private const string Form = "anybody, with the page's own form";

    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["GET /health/live"] = Anybody,
        ["GET /health/ready"] = Anybody,
        ["GET /widget.js"] = Anybody,
        ["GET /widget.css"] = Anybody,
        ["GET /client/{version}/{name}"] = Anybody,
        ["GET /brand/{council}.css"] = Anybody,
        ["GET /brand/councils.css"] = Anybody,
        ["GET /widget/{council}/settings"] = Anybody,
        ["GET /widget/{council}/embed"] = Anybody,
        ["POST /widget/{council}/token"] = AllowedOrigin,
        ["GET /widget/{council}/handover"] = Token,
        ["POST /widget/{council}/handover/contact"] = Token,
        ["POST /widget/{council}/handover/return"] = Token,
        ["GET /calendar/{council}/{round}.ics"] = Anybody,
        ["POST /v3/directline/tokens/generate"] = Secret,
        ["POST /v3/directline/tokens/refresh"] = Token,
        ["POST /v3/directline/conversations"] = Token,
        ["GET /v3/directline/conversations/{conversationId}"] = Token,
        ["GET /v3/directline/conversations/{conversationId}/activities"] = Token,
        ["POST /v3/directline/conversations/{conversationId}/activities"] = Token,
        ["GET /v3/directline/conversations/{conversationId}/stream"] = StreamToken,
        ["ANY /api/messages"] = Channel,
        ["ANY /{council?}"] = Anybody,
        ["ANY /chat/{council}"] = Form,
        ["ANY /privacy/{council}"] = Anybody,
        ["ANY /not-found"] = Anybody,
        ["GET /staff"] = Adviser,
        ["ANY /staff/helpdesk"] = Adviser,
        ["ANY /staff/helpdesk/{id:guid}"] = Adviser,
        ["ANY /staff/helpdesk/hub"] = Adviser,
        ["ANY /staff/helpdesk/hub/negotiate"] = Adviser,
        ["ANY /staff/sign-in"] = Form,
        ["ANY /staff/sign-out"] = Form,
        ["ANY /staff/sign-in-failed"] = Anybody,
        ["ANY /staff/no-access"] = Anybody,
    };

    [Fact]
    public void Every_endpoint_is_on_the_list_and_the_list_names_no_other()
    {
        _ = app.Address;
        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => $"{method} /{e.RoutePattern.RawText!.TrimStart('/')}"));

        Assert.Equal(Rules.Keys.Order(StringComparer.Ordinal), mapped.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_of_the_helpdesk_carries_its_policy()
    {
        _ = app.Address;
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var guarded = Rules.Where(r => r.Value == Adviser).Select(r => r.Key.Split(' ')[1]).ToHashSet();

        foreach (var endpoint in endpoints.Where(e => guarded.Contains($"/{e.RoutePattern.RawText!.TrimStart('/')}")))
        {
            Assert.Contains(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), a => a.Policy == StaffPolicy);
            Assert.Empty(endpoint.Metadata.GetOrderedMetadata<IAllowAnonymous>());
        }

        Assert.True(guarded.Count >= 4);
    }

    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/helpdesk")]
    [InlineData("/staff/helpdesk/0198f3c1-0000-7000-8000-000000000000")]
    [InlineData("/staff/helpdesk/hub/negotiate")]
    public async Task The_helpdesk_tells_a_script_without_a_session_that_it_has_none(string path)
    {
        using var request = new HttpRequestMessage(path.EndsWith("negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");

        using var response = await app.Client().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task What_needs_a_credential_refuses_a_request_without_one()
    {
        var guarded = Rules.Where(r => r.Value is Token or StreamToken or Secret or AllowedOrigin or Form).Select(r => r.Key.Split(' '));
        foreach (var endpoint in guarded)
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(endpoint[0] == "ANY" ? "POST" : endpoint[0]),
                endpoint[1].Replace("{council}", "alderbrook", StringComparison.Ordinal).Replace("{conversationId}", "any", StringComparison.Ordinal));
            request.Headers.Add("Origin", "https://evil.example");
            using var response = await app.Client().SendAsync(request);

            Assert.Contains((int)response.StatusCode, new[] { 400, 401, 403 });
        }
    }
}
