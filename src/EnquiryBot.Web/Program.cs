using EnquiryBot;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Content;
using EnquiryBot.Knowledge.Import;
using EnquiryBot.Web.Channels;
using EnquiryBot.Web.Helpdesk;
using EnquiryBot.Web.Operations;
using EnquiryBot.Web.Pages;
using EnquiryBot.Web.Security;
using EnquiryBot.Web.SelfService;
using EnquiryBot.Web.SignIn;
using EnquiryBot.Web.Widget;

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseDefaultServiceProvider(options => (options.ValidateScopes, options.ValidateOnBuild) = (true, true));

var settings = builder.Configuration;
var folders = HouseFolders.Find(settings["Folders:Knowledge"], settings["Folders:Prompts"], settings["Folders:Data"]);
builder.Services.AddEnquiryBot(settings, folders, keysMayBePlain: builder.Environment.IsDevelopment());
builder.Services.AddIngestionOnSchedule();
builder.Services.AddChannels(settings.GetSection("Channel"));
builder.Services.AddAzureChannels(settings.GetSection("MicrosoftApp"));
builder.Services.AddWidget();
builder.Services.AddSecurity(settings);
builder.Services.AddCitizenPages();
builder.Services.AddStaffSignIn(settings.GetSection("SignIn"), builder.Environment);
builder.Services.AddStaffHelpdesk();
builder.Services.AddOpenTelemetry(settings.GetSection("Telemetry"));

var app = builder.Build();
app.UseSecurity();
app.UseStaffSignIn();
app.MapHealth();
app.MapWidget();
app.MapHandover();
app.MapCalendar();
app.MapDirectLine(WidgetCors.Policy).LimitRates();
app.MapAzureChannels();
app.MapStaffHelpdesk();
app.MapCitizenPages();
await app.RunAsync();

/// <summary>The host; public so that tests can start it.</summary>
public partial class Program;
