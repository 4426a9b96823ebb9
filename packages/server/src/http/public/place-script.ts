// The only script of the public pages: where the browser knows its place, a button puts it into the form. Without it nothing is missing but
// that button. It is text, because it runs elsewhere; its words come with the page.
export const PLACE_SCRIPT = `(function () {
  var box = document.getElementById('place');
  if (!box || !navigator.geolocation || !window.isSecureContext) return;
  var form = box.form || box.closest('form');
  var button = document.createElement('button');
  var said = document.createElement('p');
  button.type = 'button';
  button.className = 'second';
  button.textContent = box.dataset.ask;
  said.setAttribute('role', 'status');
  button.onclick = function () {
    said.textContent = box.dataset.wait;
    navigator.geolocation.getCurrentPosition(
      function (at) {
        form.elements.lon.value = at.coords.longitude.toFixed(6);
        form.elements.lat.value = at.coords.latitude.toFixed(6);
        form.elements.reach.required = false;
        said.textContent = box.dataset.found;
      },
      function () {
        said.textContent = box.dataset.failed;
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 }
    );
  };
  box.append(button, said);
  box.hidden = false;
})();
`;
